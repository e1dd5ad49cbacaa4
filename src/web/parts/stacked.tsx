import type { ReactNode } from 'react'

export interface StackedRow {
  readonly key: string
  /** one a column; the first names the row */
  readonly cells: readonly ReactNode[]
}

interface StackedParts {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly StackedRow[]
}

/** A native table of words; on a phone a card a row, with the column's name before each cell. */
export function Stacked({ label, columns, rows }: StackedParts) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table className="left stacked">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, index) => (
                <td key={columns[index + 1]} data-label={columns[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
