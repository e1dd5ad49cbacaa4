// One question on a sheet: title, what the figures say, the table as on the screen, then the intervals.
import type { Table, TableColumn, TableRow } from '../../../picture/index.ts'
import { fileWords } from '../../../picture/index.ts'
import type { Figure, FigurePanel } from '../page.ts'
import { end, figure, heading, link, note, paragraph, type Row, rowLabel, subtitle, title } from './cells.ts'
import type { SheetPlan } from './plan.ts'

const say = fileWords

export function questionSheet(made: Figure, name: string): SheetPlan {
  const width = Math.max(4, ...made.panels.map(({ table }) => widthOf(table)))
  const columns = columnWidths(made.panels, width)
  const letters = columns.reduce((sum, each) => sum + each, 0)
  const rows: Row[] = [[title(made.title)], [note(made.about)]]
  const [only, ...more] = made.panels
  const sentences = more.length === 0 ? (only?.sentences ?? []) : []
  for (const sentence of [...made.followed, ...sentences]) rows.push(paragraph(sentence, width, letters))
  rows.push([])
  let head: number | null = null
  for (const panel of made.panels) {
    if (panel.title !== null)
      rows.push([subtitle(panel.title)], ...panel.sentences.map((each) => paragraph(each, width, letters)))
    head ??= rows.length + 1
    rows.push(headings(panel.table, columns), ...panel.table.rows.map((row) => rowOf(panel.table, row)), [])
    for (const each of panel.notes) rows.push(paragraph(each, width, letters, { textColor: '#56626e' }))
  }
  if (made.panels.some(({ table }) => bounded(table).length > 0))
    rows.push(paragraph(say.interval, width, letters, { textColor: '#56626e' }))
  rows.push(paragraph(made.source, width, letters, { textColor: '#56626e' }), [], [link(say.toContents)])
  return {
    name,
    rows,
    columns,
    // a sheet of several tables has no heading row that all of them share
    frozen: made.panels.length === 1 && head !== null ? { rows: head, columns: 1 } : null,
    links: [{ row: rows.length, sheet: say.contents }],
    landscape: letters > 92,
  }
}

/** Columns whose figures have intervals, in the table's order. */
const bounded = ({ columns, rows }: Table): readonly (readonly [TableColumn, number])[] =>
  columns.flatMap((column, at) => (rows.some(({ cells }) => cells[at]?.interval != null) ? [[column, at] as const] : []))

const widthOf = (table: Table): number => 1 + table.columns.length + bounded(table).length * 2

/** The headings of a table's columns, intervals last. */
function namesOf(table: Table): readonly string[] {
  const { first, columns, head } = table
  const label = ({ kind, label: told }: TableColumn): string =>
    kind === 'difference' && head.unit === 'share' ? say.points(told) : told
  return [first, ...columns.map(label), ...bounded(table).flatMap(([column]) => [say.from(column.label), say.to(column.label)])]
}

function headings(table: Table, columns: readonly number[]): Row {
  const names = namesOf(table)
  const lines = Math.max(...names.map((name, at) => Math.ceil((name.length + 1) / (columns[at] ?? 9))))
  return names.map((name, at) => heading(name, lines, at === 0 ? 'left' : 'right'))
}

function rowOf(table: Table, row: TableRow): Row {
  const whole = row.kind !== 'part'
  return [
    rowLabel(row.label, whole),
    ...table.columns.flatMap((column, at) => {
      const cell = row.cells[at]
      return cell === undefined ? [] : [figure(table.head, column, cell, whole)]
    }),
    ...bounded(table).flatMap(([, at]) => [0, 1].map((side) => end(table.head, row.cells[at]?.interval?.[side] ?? null, whole))),
  ]
}

/** In letters. A heading may stand on several lines, its longest word and a figure may not. */
function columnWidths(panels: readonly FigurePanel[], width: number): readonly number[] {
  const widest = (at: number): number =>
    Math.max(
      9,
      ...panels.flatMap(({ table }) => [
        ...(namesOf(table)[at] ?? '').split(' ').map((word) => word.length + 2),
        ...table.rows.map(({ label, cells }) => (at === 0 ? label.length + 2 : (cells[at - 1]?.text.length ?? 0) + 2)),
      ]),
    )
  return Array.from({ length: width }, (_, at) => Math.min(at === 0 ? 48 : 20, widest(at)))
}

/** Why a question has no figures, on its own sheet. */
export const refusedSheet = (name: string, asked: string, message: string): SheetPlan => ({
  name,
  rows: [[title(asked)], paragraph(message, 1, 90), [], [link(say.toContents)]],
  columns: [90],
  frozen: null,
  links: [{ row: 4, sheet: say.contents }],
  landscape: false,
})
