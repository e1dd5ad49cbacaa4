// Saved reports: the calls of the contract's report routes, and the figures of a page of questions.
import type {
  Figure,
  NoteKind,
  PreviewAs,
  Query,
  ReadingChoice,
  Report,
  ReportContent,
  ReportList,
  ReportPreview,
  ReportReaders,
  ReportVersions,
  SharedWith,
  ShareRight,
} from '../contract/index.ts'
import { paths, send } from './api.ts'

const post = <T>(path: string, body: unknown, csrf: string): Promise<T> => send(path, { method: 'POST', body, csrf })

export const getReports = (): Promise<ReportList> => send(paths.reports, { method: 'GET' })
export const getReport = (report: string, csrf: string): Promise<Report> => post(paths.report, { report }, csrf)
export const createReport = (content: ReportContent, csrf: string, folder: string | null = null): Promise<Report> =>
  post(paths.createReport, { content, folder }, csrf)
export const saveReport = (report: string, base: number, content: ReportContent, csrf: string): Promise<Report> =>
  post(paths.saveReport, { report, base, content }, csrf)
export const restoreReport = (report: string, base: number, version: number, csrf: string): Promise<Report> =>
  post(paths.restoreReport, { report, base, version }, csrf)
export const getVersions = (report: string, csrf: string): Promise<ReportVersions> => post(paths.reportVersions, { report }, csrf)
export const getVersion = (report: string, version: number, csrf: string): Promise<ReportContent> =>
  post(paths.reportVersion, { report, version }, csrf)
export const removeReport = (report: string, csrf: string): Promise<ReportList> => post(paths.removeReport, { report }, csrf)
export const recallReport = (report: string, csrf: string): Promise<ReportList> => post(paths.recallReport, { report }, csrf)
export interface Placing {
  readonly report: string
  readonly folder: string | null
  readonly favourite: boolean
}
export const placeReport = (placing: Placing, csrf: string): Promise<ReportList> => post(paths.placeReport, placing, csrf)
export const saveFolder = (folder: string | null, name: string, csrf: string): Promise<ReportList> =>
  post(paths.saveReportFolder, { folder, name }, csrf)
export const removeFolder = (folder: string, csrf: string): Promise<ReportList> =>
  post(paths.removeReportFolder, { folder }, csrf)
export const shareReport = (report: string, shared: SharedWith, may: ShareRight | null, csrf: string): Promise<Report> =>
  post(paths.shareReport, { report, with: shared, may }, csrf)
export const findReaders = (search: string, csrf: string): Promise<ReportReaders> => post(paths.reportReaders, { search }, csrf)
export const previewReport = (report: string, as: PreviewAs, csrf: string): Promise<ReportPreview> =>
  post(paths.previewReport, { report, as }, csrf)
export interface NewNote {
  readonly report: string
  readonly kind: NoteKind
  readonly block: string | null
  readonly figure: Figure | null
  readonly choice: ReadingChoice
  readonly text: string
}
export const writeNote = (note: NewNote, csrf: string): Promise<Report> => post(paths.writeReportNote, note, csrf)
/** `answer` null: open again. */
export const answerNote = (
  report: string,
  note: number,
  answer: { readonly text: string | null } | null,
  csrf: string,
): Promise<Report> => post(paths.answerReportNote, { report, note, answer }, csrf)
export const removeNote = (report: string, note: number, removed: boolean, csrf: string): Promise<Report> =>
  post(paths.removeReportNote, { report, note, removed }, csrf)

// What one request takes (contract/routes.ts).
const most = 8

/** Questions in groups that one request takes each. */
export const grouped = (queries: readonly Query[]): readonly (readonly Query[])[] =>
  Array.from({ length: Math.ceil(queries.length / most) }, (_, at) => queries.slice(at * most, (at + 1) * most))
