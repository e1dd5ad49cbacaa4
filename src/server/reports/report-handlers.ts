import type { reportRoutes } from '../../contract/index.ts'
import {
  answerNote,
  createReport,
  placeReport,
  previewReport,
  readReport,
  recallReport,
  removeFolder,
  removeNote,
  removeReport,
  reportList,
  reportReaders,
  reportVersion,
  reportVersions,
  restoreReport,
  saveFolder,
  saveReport,
  shareReport,
  writeNote,
} from '../../report/index.ts'
import { actorOf } from '../access.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'

/** Saved reports. What they ask is asked by their readers, on `queries`. */
export function reportHandlers({ shelf }: House): Pick<Handlers, keyof typeof reportRoutes> {
  return {
    reports: async ({ caller }) => reportList(shelf, actorOf(caller)),
    createReport: ({ caller, body: { content, folder } }) => createReport(shelf, actorOf(caller), content, folder),
    report: ({ caller, body }) => readReport(shelf, actorOf(caller), body.report),
    saveReport: async ({ caller, body: { report: id, base, content } }) =>
      saveReport(shelf, actorOf(caller), { id, base }, content),
    restoreReport: async ({ caller, body: { report: id, base, version } }) =>
      restoreReport(shelf, actorOf(caller), { id, base }, version),
    reportVersions: async ({ caller, body }) => reportVersions(shelf, actorOf(caller), body.report),
    reportVersion: async ({ caller, body }) => reportVersion(shelf, actorOf(caller), body.report, body.version),
    removeReport: async ({ caller, body }) => removeReport(shelf, actorOf(caller), body.report),
    recallReport: async ({ caller, body }) => recallReport(shelf, actorOf(caller), body.report),
    placeReport: async ({ caller, body }) => placeReport(shelf, actorOf(caller), body),
    saveReportFolder: async ({ caller, body }) => saveFolder(shelf, actorOf(caller), body.folder, body.name),
    removeReportFolder: async ({ caller, body }) => removeFolder(shelf, actorOf(caller), body.folder),
    shareReport: async ({ caller, body }) => shareReport(shelf, actorOf(caller), body.report, body.with, body.may),
    reportReaders: async ({ caller, body }) => reportReaders(shelf, actorOf(caller), body.search),
    previewReport: ({ caller, body, leaving }) => previewReport(shelf, actorOf(caller), body.report, body.as, leaving),
    writeReportNote: ({ caller, body }) => writeNote(shelf, actorOf(caller), body),
    answerReportNote: async ({ caller, body }) => answerNote(shelf, actorOf(caller), body),
    removeReportNote: async ({ caller, body }) => removeNote(shelf, actorOf(caller), body),
  }
}
