// One question on a sheet: title, what the figures say, the table as on the screen, then what it is held against and the intervals.
import type { MeasureHead } from '../../../contract/index.ts'
import type { Pivot, PivotGroup, TableColumn, TableRow } from '../../../picture/index.ts'
import { blankCell, fileWords } from '../../../picture/index.ts'
import type { Figure } from '../page.ts'
import {
  end,
  figure,
  groupName,
  heading,
  link,
  note,
  paragraph,
  type Row,
  rowLabel,
  subtitle,
  title,
  topHeading,
} from './cells.ts'
import type { SheetPlan } from './plan.ts'

const say = fileWords
const quiet = { textColor: '#56626e' }
// A table of fewer columns still leaves room for sentences.
const fewestColumns = 4

/** A column of the sheet. `bound`: one end of the interval of the figure in the row's cell `at`. */
interface Column {
  readonly head: MeasureHead
  readonly column: TableColumn
  readonly at: number
  readonly bound: 'low' | 'high' | null
}

export function questionSheet(made: Figure, name: string): SheetPlan {
  const columns = made.pivot === null ? [] : columnsOf(made.pivot)
  const widths = widthsOf(made.pivot, columns)
  const letters = widths.reduce((sum, each) => sum + each, 0)
  const wide = (told: string, style = {}): Row => paragraph(told, widths.length, letters, style)
  const [only, ...more] = made.panels
  const said = [...made.followed, ...(more.length === 0 ? (only?.sentences ?? []) : [])].map((told) => wide(told))
  const rows: Row[] = [[title(made.title)], [note(made.about)], ...said, []]
  const head = made.pivot === null ? [] : headings(made.pivot, columns, widths)
  rows.push(...head)
  const frozen = rows.length
  for (const group of made.pivot?.groups ?? []) rows.push(...groupRows(group, columns))
  rows.push([])
  // above the table the sentences of many panels would take the room of its figures while it scrolls
  if (more.length > 0) rows.push([subtitle(say.says)], ...sentencesOf(made).map((told) => wide(told)), [])
  for (const told of made.notes) rows.push(wide(told, quiet))
  if (columns.some(({ bound }) => bound !== null)) rows.push(wide(say.interval, quiet))
  rows.push(wide(made.source, quiet), [], [link(say.toContents)])
  return {
    name,
    rows,
    columns: widths,
    frozen: head.length === 0 ? null : { rows: frozen, headings: head.length, columns: 1 },
    links: [{ row: rows.length, sheet: say.contents }],
    landscape: letters > 92,
  }
}

/** Of several panels each sentence begins with its panel. */
const sentencesOf = ({ panels }: Figure): readonly string[] =>
  panels.flatMap(({ title: panel, sentences }) => sentences.map((told) => `${panel}: ${told}`))

/** The table's own columns, measure by measure, then the ends of their intervals in the same order. */
function columnsOf({ measures, groups }: Pivot): readonly Column[] {
  const all = measures.flatMap(({ head, columns }) => columns.map((column) => ({ head, column })))
  const own = all.map((each, at): Column => ({ ...each, at, bound: null }))
  const bounded = own.filter(({ at }) => groups.some(({ rows }) => rows.some(({ cells }) => cells[at]?.interval != null)))
  return [...own, ...bounded.flatMap((each) => (['low', 'high'] as const).map((bound) => ({ ...each, bound })))]
}

function nameOf({ head, column, bound }: Column): string {
  const told = column.kind === 'difference' && head.unit === 'share' ? say.points(column.label) : column.label
  return bound === null ? told : bound === 'low' ? say.from(told) : say.to(told)
}

/** A row of measures over the row of columns where there are several. */
function headings({ first, measures }: Pivot, columns: readonly Column[], widths: readonly number[]): readonly Row[] {
  const names = [first, ...columns.map(nameOf)]
  const lines = Math.max(...names.map((name, at) => linesIn(name, widths[at] ?? 9)))
  const named = names.map((name, at) => heading(name, lines, at === 0 ? 'left' : 'right'))
  if (measures.length < 2) return [named]
  const spans = runsOf(columns)
  const high = Math.max(
    ...spans.map(({ head, from, count }) => linesIn(head.label, sum(widths.slice(from + 1, from + 1 + count)))),
  )
  return [[...topHeading('', 1, high), ...spans.flatMap(({ head, count }) => topHeading(head.label, count, high))], named]
}

/** Columns of the same measure beside each other. */
function runsOf(
  columns: readonly Column[],
): readonly { readonly head: MeasureHead; readonly from: number; readonly count: number }[] {
  const starts = columns.flatMap((each, at) => {
    const before = columns[at - 1]
    return before?.head === each.head && (before.bound === null) === (each.bound === null) ? [] : [at]
  })
  return starts.flatMap((from, nth) => {
    const head = columns[from]?.head
    return head === undefined ? [] : [{ head, from, count: (starts[nth + 1] ?? columns.length) - from }]
  })
}

const groupRows = ({ label, rows }: PivotGroup, columns: readonly Column[]): readonly Row[] => [
  ...(label === null ? [] : [groupName(label, columns.length)]),
  ...rows.map((row) => rowOf(row, columns)),
]

function rowOf(row: TableRow, columns: readonly Column[]): Row {
  const whole = row.kind !== 'part'
  return [
    rowLabel(row.label, whole),
    ...columns.map(({ head, column, at, bound }) => {
      const cell = row.cells[at] ?? blankCell()
      return bound === null
        ? figure(head, column, cell, whole)
        : end(head, cell.interval?.[bound === 'low' ? 0 : 1] ?? null, whole)
    }),
  ]
}

/** In letters. A heading may stand on several lines; its longest word and a figure may not. */
function widthsOf(pivot: Pivot | null, columns: readonly Column[]): readonly number[] {
  const rows = pivot?.groups.flatMap((group) => group.rows) ?? []
  const labels = [pivot?.first ?? '', ...rows.map(({ label }) => label)]
  const own = columns.map((each) => {
    const figures = each.bound === null ? rows.map(({ cells }) => cells[each.at]?.text.length ?? 0) : []
    return Math.min(20, Math.max(9, longestWord(nameOf(each)) + 2, ...figures.map((length) => length + 2)))
  })
  const widths = [Math.min(48, Math.max(14, ...labels.map((label) => label.length + 2))), ...own]
  return [...widths, ...Array.from({ length: Math.max(0, fewestColumns - widths.length) }, () => 20)]
}

const longestWord = (text: string): number => Math.max(...text.split(' ').map((word) => word.length))
const linesIn = (text: string, width: number): number => Math.ceil((text.length + 1) / width)
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** Why a question has no figures, on its own sheet. */
export const refusedSheet = (name: string, asked: string, message: string): SheetPlan => ({
  name,
  rows: [[title(asked)], paragraph(message, 1, 90), [], [link(say.toContents)]],
  columns: [90],
  frozen: null,
  links: [{ row: 4, sheet: say.contents }],
  landscape: false,
})
