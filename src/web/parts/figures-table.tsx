import type { Grid, TableCell, TableColumn, TableRow } from '../../picture/index.ts'
import { tableOf, words } from '../../picture/index.ts'

interface FiguresTableParts {
  readonly grid: Grid
  readonly title: string
}

/** The cells of the chart as a native table, in the same order; nothing in it that the chart lacks. */
export function FiguresTable({ grid, title }: FiguresTableParts) {
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
            <Row key={row.id} columns={columns} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const keyOf = (column: TableColumn): string => (column.kind === 'series' ? `series ${column.at}` : column.kind)
const classOf = ({ kind }: TableColumn): string | undefined => (kind === 'difference' ? 'aside' : undefined)

function Row({ columns, row }: { readonly columns: readonly TableColumn[]; readonly row: TableRow }) {
  return (
    <tr className={row.kind === 'part' ? undefined : 'whole'}>
      <th scope="row">{row.label}</th>
      {columns.map((column, at) => (
        <Figure key={keyOf(column)} cell={row.cells[at]} name={classOf(column)} />
      ))}
    </tr>
  )
}

function Figure({ cell, name }: { readonly cell: TableCell | undefined; readonly name: string | undefined }) {
  if (cell === undefined) return null
  if (cell.said === null) return <td className={name}>{cell.text}</td>
  return (
    <td className={name === undefined ? 'withheld' : `${name} withheld`} title={cell.why ?? undefined}>
      <span aria-hidden="true">{cell.text}</span>
      <span className="visually-hidden">{cell.said}</span>
    </td>
  )
}
