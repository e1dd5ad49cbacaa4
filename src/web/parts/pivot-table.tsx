import type { Panel, PivotGroup, PivotMeasure, TableColumn } from '../../picture/index.ts'
import { mayReorder, pivotOf, words } from '../../picture/index.ts'
import type { Narrow } from './chart.tsx'
import { Figure, RowName, rowClass } from './figure-cell.tsx'
import { Icon } from './icons.tsx'
import type { Why } from './why.tsx'

export type RowOrder = 'own' | 'name'

interface PivotTableParts {
  readonly panels: readonly Panel[]
  readonly title: string
  readonly ask: Why['ask']
  readonly order: RowOrder
  /** null where the page has no say in it */
  readonly reorder: ((next: RowOrder) => void) | null
  readonly narrow?: Narrow
  /** lifts a row forward by its member id, or no longer; null where the page has no say in it */
  readonly lift?: ((id: string) => void) | null
}

/**
 * The cells of one or several panels as one native table: rows in groups by panel member, columns by measure and series. Headings and names
 * stay in sight while it scrolls. Rows stand in their own order or by name, never by result.
 */
export function PivotTable({ panels, title, ask, order, reorder, narrow = () => null, lift = null }: PivotTableParts) {
  const pivot = pivotOf(panels)
  if (pivot === null) return null
  const { first, measures, groups } = pivot
  const dimension = panels[0]?.grid.spec.rows ?? null
  const several = measures.length > 1
  const columns = measures.reduce((sum, each) => sum + each.columns.length, 0)
  const look = ['scroll figures pivot', several ? 'several' : '', lift === null ? '' : 'liftable'].join(' ')
  const corner = (
    <Corner first={first} order={order} reorder={mayReorder(panels, order) ? reorder : null} rows={several ? 2 : 1} />
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={look} aria-label={words.mirror.caption(title)} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{words.mirror.caption(title)}</caption>
        <colgroup>
          <col />
        </colgroup>
        {measures.map(({ head, columns: own }) => (
          <colgroup key={head.name} span={own.length} />
        ))}
        <thead>
          {several ? (
            <tr>
              {corner}
              {measures.map(({ head, columns: own }) => (
                <th key={head.name} scope="colgroup" colSpan={own.length} className="first">
                  <span>{head.label}</span>
                </th>
              ))}
            </tr>
          ) : null}
          <tr>
            {several ? null : corner}
            {measures.map((measure) => (
              <Headings key={measure.head.name} {...measure} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            measures={measures}
            width={columns + 1}
            ask={ask}
            narrow={(id) => narrow(dimension, id)}
            lift={lift}
          />
        ))}
      </table>
    </section>
  )
}

interface CornerParts {
  readonly first: string
  readonly order: RowOrder
  /** null where another order would change nothing */
  readonly reorder: ((next: RowOrder) => void) | null
  readonly rows: number
}

/** The heading of the rows, and the button that gives them their other order. */
function Corner({ first, order, reorder, rows }: CornerParts) {
  if (reorder === null) {
    return (
      <th scope="col" rowSpan={rows} className="corner">
        {first}
      </th>
    )
  }
  const next = order === 'own' ? 'name' : 'own'
  return (
    <th scope="col" rowSpan={rows} className="corner" aria-sort={order === 'name' ? 'ascending' : 'other'}>
      <button type="button" className="reorder" onClick={() => reorder(next)} title={words.forms.reorder[next]}>
        {first} <span>{words.forms.ordered[order]}</span>
        <Icon name="down" size={14} />
        <span className="visually-hidden">{words.forms.reorder[next]}</span>
      </button>
    </th>
  )
}

// The first column of a measure stands off from the one before; a difference may give way where it is narrow.
const columnClass = ({ kind }: TableColumn, at: number): string =>
  `${at === 0 ? 'first' : ''} ${kind === 'difference' ? 'aside' : ''}`

const Headings = ({ columns }: PivotMeasure) =>
  columns.map((column, at) => (
    <th key={`${column.kind} ${column.label}`} scope="col" className={columnClass(column, at)}>
      <span className="column-name">{column.label}</span>
    </th>
  ))

interface GroupParts {
  readonly group: PivotGroup
  readonly measures: readonly PivotMeasure[]
  readonly width: number
  readonly ask: Why['ask']
  readonly narrow: (id: string) => (() => void) | null
  readonly lift: ((id: string) => void) | null
}

function Group({ group, measures, width, ask, narrow, lift }: GroupParts) {
  const names = measures.flatMap(({ columns }) => columns.map(columnClass))
  return (
    <tbody>
      {group.label === null ? null : (
        <tr className="group">
          <th scope="rowgroup" colSpan={width}>
            <span>{group.label}</span>
          </th>
        </tr>
      )}
      {group.rows.map((row) => (
        <tr key={`${row.kind} ${row.id}`} className={rowClass(row)}>
          {/* a row is called by its name alone, whatever may be done with it */}
          <th scope="row" aria-label={row.label}>
            <RowName
              row={row}
              narrow={row.kind === 'part' ? narrow(row.id) : null}
              lift={lift === null || row.kind !== 'part' ? null : () => lift(row.id)}
            />
          </th>
          {row.cells.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
            <Figure key={at} cell={cell} name={names[at]} ask={ask} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}
