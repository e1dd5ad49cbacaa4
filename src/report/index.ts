export { membersNamed } from './files/asked.ts'
export { beginsLikeFormula } from './files/formula.ts'
export type { Figure, Page } from './files/page.ts'
export { figuresOf, layOut } from './files/page.ts'
export type { PdfWriter } from './files/pdf/pdf.ts'
export { openPdfWriter } from './files/pdf/pdf.ts'
export { openInk } from './files/picture/ink.ts'
export { writeSvg } from './files/picture/picture.ts'
export { writePng } from './files/picture/png.ts'
export type { About, Asked, Task } from './files/task.ts'
export { writeWorkbook } from './files/workbook/workbook.ts'
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
