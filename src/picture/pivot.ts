// Several panels as one table: rows (in groups by panel member) × measures × series, with sums where the answer has them.
import type { MeasureHead } from '../contract/index.ts'
import type { Grid, GridRow } from './grid.ts'
import type { Panel } from './panels.ts'
import { byName } from './panels.ts'
import type { TableColumn, TableRow } from './table.ts'
import { blankCell, tableOf } from './table.ts'
import { words } from './words/words.ts'

/** The columns of one measure, as its own table has them. */
export interface PivotMeasure {
  readonly head: MeasureHead
  readonly columns: readonly TableColumn[]
}

/** The rows of one panel member; `label` null where the view has no panels. Cells in the order of the measures' columns. */
export interface PivotGroup {
  readonly id: string
  readonly label: string | null
  readonly rows: readonly TableRow[]
}

export interface Pivot {
  /** heading of the first column: the dimension of the rows */
  readonly first: string
  readonly measures: readonly PivotMeasure[]
  readonly groups: readonly PivotGroup[]
}

/** The panels of one view, in their order. Null where there is none. `held` as of `tableOf`. */
export function pivotOf(panels: readonly Panel[], { held = false }: { readonly held?: boolean } = {}): Pivot | null {
  const [one] = panels
  if (one === undefined) return null
  const tables = panels.map(({ grid, member, label }) => ({ member, label, grid, table: tableOf(withSum(grid), { held }) }))
  const names = [...new Set(tables.map(({ grid }) => grid.head.name))]
  const measures = names.map((name): PivotMeasure => {
    const own = tables.filter(({ grid }) => grid.head.name === name)
    return { head: (own[0] ?? { grid: one.grid }).grid.head, columns: widest(own.map(({ table }) => table.columns)) }
  })
  const members = [...new Set(panels.map(({ member }) => member))]
  const groups = members.map((member): PivotGroup => {
    const own = tables.filter((each) => each.member === member)
    const rows = rowsIn(own.map(({ table }) => table.rows))
    return {
      id: member ?? '',
      label: own[0]?.label ?? null,
      rows: rows.map((row) => ({
        ...row,
        cells: measures.flatMap(({ head, columns }) => {
          const table = own.find(({ grid }) => grid.head.name === head.name)?.table
          const found = table?.rows.find(({ id, kind }) => id === row.id && kind === row.kind)
          return columns.map((column) => {
            const at = table?.columns.findIndex((each) => same(each, column)) ?? -1
            return found?.cells[at] ?? blankCell()
          })
        }),
      })),
    }
  })
  return { first: tables[0]?.table.first ?? '', measures, groups }
}

/** All rows together stand last, unless the place they make up stands there already. */
export function withSum(grid: Grid): Grid {
  const { total, totals, rows, within, whole } = grid
  if (total === null || rows.length < 2 || within !== null || whole !== null) return grid
  const { many } = words.dimension(grid.spec.rows ?? '')
  const sum: GridRow = {
    kind: 'whole',
    id: 'all',
    label: words.forms.sum(many),
    cells: totals,
    total,
    references: [],
    marked: false,
  }
  return { ...grid, whole: sum }
}

const same = (one: TableColumn, other: TableColumn): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'series' || (other.kind === 'series' && one.at === other.at)) &&
  (one.kind !== 'held' || (other.kind === 'held' && one.id === other.id && one.at === other.at))

// A panel without any sum has no column for it, and takes a blank where another has.
const widest = (lists: readonly (readonly TableColumn[])[]): readonly TableColumn[] =>
  lists.reduce<readonly TableColumn[]>((most, list) => (list.length > most.length ? list : most), [])

/** Every row that a table has, in the order of the first that has it; what stands apart stays last. */
function rowsIn(tables: readonly (readonly TableRow[])[]): readonly TableRow[] {
  const found = new Map<string, TableRow>()
  for (const row of tables.flat()) {
    const key = `${row.kind} ${row.id}`
    if (!found.has(key)) found.set(key, row)
  }
  const rows = [...found.values()]
  return [...rows.filter(({ kind }) => kind === 'part'), ...rows.filter(({ kind }) => kind !== 'part')]
}

/** Whether the rows may stand in another order: school years may not, and those whose own order is by name need no choice. */
export function mayReorder(panels: readonly Panel[], order: 'own' | 'name'): boolean {
  return panels.some(({ grid: { rows, spec } }) => {
    if (spec.time === 'rows') return false
    if (order === 'name') return rows.length > 1
    return rows.some(({ label }, at) => at > 0 && byName.compare(rows[at - 1]?.label ?? '', label) > 0)
  })
}
