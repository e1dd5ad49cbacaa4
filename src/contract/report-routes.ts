// The routes of saved reports. A report holds questions and texts; its figures are asked for by `queries`, as the reader.
import type { z } from 'zod'
import {
  AnswerNoteSchema,
  CreateReportSchema,
  FolderIdSchema,
  PlaceReportSchema,
  PreviewReportSchema,
  RemoveNoteSchema,
  ReportContentSchema,
  ReportIdSchema,
  ReportListSchema,
  ReportPreviewSchema,
  ReportReadersRequestSchema,
  ReportReadersSchema,
  ReportSchema,
  ReportVersionIdSchema,
  ReportVersionsSchema,
  RestoreReportSchema,
  SaveFolderSchema,
  SaveReportSchema,
  ShareReportSchema,
  WriteNoteSchema,
} from './report.ts'
import { figureRoles } from './words.ts'

const post = <const P extends string, B extends z.ZodType, A extends z.ZodType>(path: P, summary: string, body: B, answer: A) =>
  ({ method: 'POST', path, access: figureRoles, summary, body, answer }) as const

export const reportRoutes = {
  reports: {
    method: 'GET',
    path: '/api/reports',
    access: figureRoles,
    summary: 'Reports that the reader made or that are shared with the reader, with folders and what was removed',
    answer: ReportListSchema,
  },
  createReport: post('/api/reports', 'Save a new report', CreateReportSchema, ReportSchema),
  report: post('/api/reports/read', 'One report with its notes', ReportIdSchema, ReportSchema),
  saveReport: post(
    '/api/reports/save',
    'Save a new version; refused when another one has come since',
    SaveReportSchema,
    ReportSchema,
  ),
  restoreReport: post('/api/reports/restore', 'Take up an earlier version as a new one', RestoreReportSchema, ReportSchema),
  reportVersions: post('/api/reports/versions', 'The versions of a report, newest first', ReportIdSchema, ReportVersionsSchema),
  reportVersion: post('/api/reports/version', 'What one version held', ReportVersionIdSchema, ReportContentSchema),
  removeReport: post(
    '/api/reports/remove',
    'Remove a report; it can be recalled for thirty days',
    ReportIdSchema,
    ReportListSchema,
  ),
  recallReport: post('/api/reports/recall', 'Take a removed report back', ReportIdSchema, ReportListSchema),
  placeReport: post('/api/reports/place', 'Folder and favourite, the reader’s own', PlaceReportSchema, ReportListSchema),
  saveReportFolder: post('/api/reports/folders', 'Make or rename a folder', SaveFolderSchema, ReportListSchema),
  removeReportFolder: post('/api/reports/folders/remove', 'Remove a folder; its reports stay', FolderIdSchema, ReportListSchema),
  shareReport: post('/api/reports/share', 'Share with a role or a person, or no longer', ShareReportSchema, ReportSchema),
  reportReaders: post('/api/reports/readers', 'People to share with', ReportReadersRequestSchema, ReportReadersSchema),
  previewReport: post(
    '/api/reports/preview',
    'What a reader would see, less what one may not see oneself',
    PreviewReportSchema,
    ReportPreviewSchema,
  ),
  writeReportNote: post('/api/reports/notes', 'Write a note to the maker', WriteNoteSchema, ReportSchema),
  answerReportNote: post('/api/reports/notes/answer', 'Answer a note, or open it again', AnswerNoteSchema, ReportSchema),
  removeReportNote: post('/api/reports/notes/remove', 'Take one’s own note away, or back', RemoveNoteSchema, ReportSchema),
} as const
