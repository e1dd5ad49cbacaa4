import writeXlsxFile from 'write-excel-file/node'
import { fileWords } from '../../../picture/index.ts'
import type { Page } from '../page.ts'
import { basisSheet } from './basis-sheet.ts'
import { fontName } from './cells.ts'
import { contentsSheet } from './contents-sheet.ts'
import { markupOf } from './markup.ts'
import { type SheetPlan, sheetName } from './plan.ts'
import { questionSheet, refusedSheet } from './question-sheet.ts'
import { withTimes } from './zip-times.ts'

/** The page as an Excel workbook: contents, a sheet a question, and the basis. The same page gives the same bytes. */
export async function writeWorkbook(page: Page): Promise<Buffer> {
  const plans = plansOf(page)
  const sheets = plans.map(({ name, rows, columns, frozen }) => ({
    sheet: name,
    data: rows.map((row) => [...row]),
    columns: columns.map((width) => ({ width })),
    showGridLines: false,
    ...(frozen === null ? {} : { stickyRowsCount: frozen.rows, stickyColumnsCount: frozen.columns }),
  }))
  const made = writeXlsxFile(sheets, { fontFamily: fontName, fontSize: 11, features: [markupOf(plans, page)] })
  return withTimes(await made.toBuffer(), new Date(page.asOf))
}

function plansOf(page: Page): readonly SheetPlan[] {
  const asked = page.parts.filter((part) => part.kind === 'figure' || part.kind === 'refused')
  const sheets = asked.map((part, at) => {
    const name = sheetName(at + 1, part.title)
    return part.kind === 'figure' ? questionSheet(part, name) : refusedSheet(name, part.title, part.message)
  })
  const names = sheets.map(({ name }) => name)
  const { contents, basis } = fileWords
  if (names.includes(contents) || names.includes(basis)) throw new Error('a question’s sheet begins with its number')
  return [contentsSheet(page, names), ...sheets, basisSheet(page)]
}
