import { Button } from 'react-aria-components/Button'
import type { Grid, TableCell, TableColumn, TableRow } from '../../picture/index.ts'
import { tableOf, words } from '../../picture/index.ts'
import type { Narrow } from './chart.tsx'
import type { Why } from './why.tsx'

interface FiguresTableParts {
  readonly grid: Grid
  readonly title: string
  readonly ask: Why['ask']
  readonly narrow?: Narrow
}

/** The cells of the chart as a native table, in the same order; nothing in it that the chart lacks. */
export function FiguresTable({ grid, title, ask, narrow = () => null }: FiguresTableParts) {
  const { first, columns, rows } = tableOf(grid)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="scroll figures" aria-label={words.mirror.caption(title)} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{words.mirror.caption(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={keyOf(column)} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              columns={columns}
              row={row}
              ask={ask}
              narrow={row.kind === 'part' ? narrow(grid.spec.rows, row.id) : null}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const keyOf = (column: TableColumn): string => (column.kind === 'series' ? `series ${column.at}` : column.kind)
const classOf = ({ kind }: TableColumn): string | undefined => (kind === 'difference' ? 'aside' : undefined)

interface RowParts {
  readonly columns: readonly TableColumn[]
  readonly row: TableRow
  readonly ask: Why['ask']
  readonly narrow: (() => void) | null
}

function Row({ columns, row, ask, narrow }: RowParts) {
  return (
    <tr className={row.kind === 'part' ? undefined : 'whole'}>
      <th scope="row">
        {narrow === null ? (
          row.label
        ) : (
          <Button className="row-link" onPress={narrow}>
            {row.label}
          </Button>
        )}
      </th>
      {columns.map((column, at) => (
        <Figure key={keyOf(column)} cell={row.cells[at]} name={classOf(column)} ask={ask} />
      ))}
    </tr>
  )
}

interface FigureParts {
  readonly cell: TableCell | undefined
  readonly name: string | undefined
  readonly ask: Why['ask']
}

function Figure({ cell, name, ask }: FigureParts) {
  if (cell === undefined) return null
  if (cell.said === null) return <td className={name}>{cell.text}</td>
  return (
    <td className={name === undefined ? 'withheld' : `${name} withheld`}>
      <Sign {...cell} said={cell.said} ask={ask} />
    </td>
  )
}

/** A sign in place of a figure, and its words for a screen reader; of a figure that is kept back, pressed, it says why. */
function Sign({ text, said, withheld, ask }: TableCell & { readonly said: string; readonly ask: Why['ask'] }) {
  if (withheld === null) {
    return (
      <>
        <span aria-hidden="true">{text}</span>
        <span className="visually-hidden">{said}</span>
      </>
    )
  }
  return (
    <button
      type="button"
      className="why-mark"
      aria-haspopup="dialog"
      aria-label={words.withheld.mark(withheld.who, said)}
      onClick={({ currentTarget }) => ask({ ...withheld, at: currentTarget })}
    >
      {text}
    </button>
  )
}
