export {
  createReport,
  placeReport,
  readReport,
  recallReport,
  removeFolder,
  removeReport,
  reportVersion,
  reportVersions,
  restoreReport,
  saveFolder,
  saveReport,
} from './saved/keep.ts'
export { reportList } from './saved/list.ts'
export { answerNote, removeNote, writeNote } from './saved/noting.ts'
export { previewReport } from './saved/preview.ts'
export { reportReaders, shareReport } from './saved/sharing.ts'
export type { Shelf } from './saved/shelf.ts'
export { openShelf } from './saved/shelf.ts'
