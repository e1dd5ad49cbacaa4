// One picture and its table as the template lays them out.
import { fileWords, type Grid, isRough, isShown, type Table } from '../../../picture/index.ts'
import type { Drawn } from '../drawn.ts'
import type { Figure, FigurePanel } from '../page.ts'
import type { Ink } from '../picture/ink.ts'
import { altOf, chartSvg, idOf } from '../picture/picture.ts'

const say = fileWords
/** Pixels that a chart as wide as the page (170 mm) is drawn for: its letters are then of 9 points. */
const whole = 720
/**
 * Millimetres of a chart and a narrow table beside each other, by the table's columns. Three have room beside years alone, whose names are
 * short; below 110 mm a chart of rows would have their names above them.
 */
const besides: readonly { readonly columns: number; readonly chart: number; readonly table: number; readonly years: boolean }[] =
  [
    { columns: 2, chart: 110, table: 55, years: false },
    { columns: 3, chart: 100, table: 66, years: true },
  ]
/** Widths that a chart too high for a page is drawn for instead: printed as wide, its letters are smaller (of 7.4 points at the least). */
const closer = [800, 880] as const
/** Millimetres of a chart that leave room for heading and sentences on a page, and on one that the page's title stands on as well. */
const tallest = { page: 203, underTitle: 145 } as const
const page = 170
/** Columns of a table that a page is wide enough for; further ones continue in a table below. */
const mostColumns = 12

/** `underTitle`: the first of the file, on the page with the title where it can be. */
export function panelOf(panel: FigurePanel, figure: Figure, at: number, underTitle: boolean, ink: Ink): object {
  const { title, sentences, notes, table, grid, drawn } = panel
  const beside = besideOf(drawn, table)
  const shown = drawn !== null && hasMarks(grid) ? chartsOf(drawn, grid, beside, underTitle) : none
  const alt = altOf({ ...figure, panels: [panel] })
  return {
    ...{ title, sentences, notes },
    beside: shown.beside,
    remarks: shown.parts.length === 0 ? [] : (drawn?.draw(grid, shown.width, 'r').remarks ?? []),
    pictures: shown.parts.map((rows, nth) => ({
      svg: drawn === null ? '' : chartSvg(drawn, rows, shown.width, `${idOf(figure, at)}-${nth}`, ink),
      alt: shown.parts.length === 1 ? alt : `${alt} (${say.part(nth + 1, shown.parts.length)})`,
    })),
    tables: tablesOf(table),
  }
}

/** A picture without one figure of its own would be a page of hatching: the table and the sentence say it all. */
const hasMarks = ({ rows }: Grid): boolean =>
  rows.some(({ cells, total }) => [...cells, total].some((cell) => isShown(cell) || isRough(cell)))

type Beside = (typeof besides)[number]

const besideOf = (drawn: Drawn | null, { columns }: Table): Beside | null =>
  besides.find((each) => columns.length <= each.columns && (!each.years || drawn?.kind === 'lines')) ?? null

/** `width`: pixels that each part is drawn for; `beside`: null where the table stands below. */
interface Shown {
  readonly width: number
  readonly parts: readonly Grid[]
  readonly beside: Beside | null
}
const none: Shown = { width: whole, parts: [], beside: null }

/** A chart that is higher than a page is drawn closer, or else in parts of as many rows each; the scale is the same, and the whole stands last. */
function chartsOf(drawn: Drawn, grid: Grid, beside: Beside | null, underTitle: boolean): Shown {
  /** millimetres of height when so many pixels are printed so wide */
  const high = (width: number, printed: number): number => (drawn.draw(grid, width, 'm').height / width) * printed
  if (beside !== null && drawn.kind !== 'heat') {
    const width = Math.round((beside.chart / page) * whole)
    if (high(width, beside.chart) <= tallest.page) return { width, parts: [grid], beside }
  }
  const widthFor = (most: number): number | undefined => [whole, ...closer].find((each) => high(each, page) <= most)
  const width = (underTitle ? widthFor(tallest.underTitle) : undefined) ?? widthFor(tallest.page)
  if (width !== undefined) return { width, parts: [grid], beside: null }
  const parts = Math.min(grid.rows.length, Math.ceil(high(whole, page) / tallest.page))
  const each = Math.ceil(grid.rows.length / parts)
  return {
    width: whole,
    beside: null,
    parts: Array.from({ length: Math.ceil(grid.rows.length / each) }, (_, at) => {
      const last = (at + 1) * each >= grid.rows.length
      const rows = grid.rows.slice(at * each, (at + 1) * each)
      return { ...grid, rows, within: last ? grid.within : null, whole: last ? grid.whole : null }
    }),
  }
}

function tablesOf({ first, columns, rows }: Table): readonly object[] {
  const blocks = Math.max(1, Math.ceil(columns.length / mostColumns))
  const each = Math.ceil(columns.length / blocks)
  return Array.from({ length: blocks }, (_, at) => ({
    first,
    columns: columns.slice(at * each, (at + 1) * each).map(({ label }) => label),
    rows: rows.map(({ label, kind, cells }, nth) => ({
      label,
      whole: kind !== 'part',
      // the first row that is no part stands apart from those above it
      apart: kind !== 'part' && nth > 0 && rows[nth - 1]?.kind === 'part',
      cells: cells.slice(at * each, (at + 1) * each).map(({ text, said }) => ({ text, mark: said !== null })),
    })),
  }))
}
