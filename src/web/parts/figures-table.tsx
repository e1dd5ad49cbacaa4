import type { Cell, MeasureHead } from '../../contract/index.ts'
import type { Grid, GridRow } from '../../picture/index.ts'
import {
  cellInWords,
  cellText,
  formatChange,
  formatNumber,
  isBlank,
  isHidden,
  isShown,
  rowsOf,
  words,
} from '../../picture/index.ts'

interface FiguresTableParts {
  readonly grid: Grid
  readonly title: string
  /** heading of the first column: the dimension of the rows */
  readonly first: string
}

/** The cells of the chart as a native table, in the same order; nothing in it that the chart lacks. */
export function FiguresTable({ grid, title, first }: FiguresTableParts) {
  const { head, series, spec } = grid
  const split = spec.series !== null
  const gap =
    spec.series === 'sex' &&
    head.unit !== 'pupils' &&
    series.some(({ id }) => id === 'female') &&
    series.some(({ id }) => id === 'male')
  const rows = rowsOf(grid)
  const withTotal = split && rows.some(({ total }) => total !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="scroll figures" aria-label={words.mirror.caption(title)} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{words.mirror.caption(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {split ? (
              series.map(({ id, label }) => <Heading key={id} text={label} />)
            ) : (
              <Heading text={head.unit === 'pupils' ? words.mirror.pupils : words.mirror.value} />
            )}
            {gap ? <Heading text={words.mirror.difference} aside /> : null}
            {withTotal ? <Heading text={words.all} /> : null}
            {head.unit === 'pupils' ? null : <Heading text={grid.rounded ? words.mirror.pupilsRounded : words.mirror.pupils} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} grid={grid} row={row} gap={gap} withTotal={withTotal} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowParts {
  readonly grid: Grid
  readonly row: GridRow
  readonly gap: boolean
  readonly withTotal: boolean
}
function Row({ grid, row, gap, withTotal }: RowParts) {
  const { head, series } = grid
  return (
    <tr className={row.kind === 'part' ? undefined : 'whole'}>
      <th scope="row">{row.label}</th>
      {row.cells.map((cell, index) => (
        <Figure key={series[index]?.id} head={head} cell={cell} />
      ))}
      {gap ? <Difference grid={grid} row={row} /> : null}
      {withTotal ? <Figure head={head} cell={row.total} /> : null}
      {head.unit === 'pupils' ? null : <Pupils cell={row.total} />}
    </tr>
  )
}

function Heading({ text, aside = false }: { readonly text: string; readonly aside?: boolean }) {
  return (
    <th scope="col" className={aside ? 'aside' : undefined}>
      {text}
    </th>
  )
}

function Figure({ head, cell }: { readonly head: MeasureHead; readonly cell: Cell | null }) {
  const text = cellText(head, cell)
  if (isShown(cell) && cell.state === 'shown') return <td>{text}</td>
  return (
    <td className="withheld" title={cell?.reason?.text}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{cellInWords(head, cell)}</span>
    </td>
  )
}

function Pupils({ cell }: { readonly cell: Cell | null }) {
  if (cell !== null && cell.n !== null) return <td>{formatNumber(cell.n)}</td>
  const [text, said] = isHidden(cell)
    ? [words.marks.hidden, words.marks.hiddenFigure]
    : [words.marks.missing, words.marks.missingInWords]
  return (
    <td className="withheld">
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{said}</span>
    </td>
  )
}

// Girls less boys, from the values shown; hidden where either is.
function Difference({ grid, row }: { readonly grid: Grid; readonly row: GridRow }) {
  const of = (id: string): Cell | null => row.cells[grid.series.findIndex((each) => each.id === id)] ?? null
  const [girls, boys] = [of('female'), of('male')]
  if (isShown(girls) && isShown(boys)) return <td className="aside">{formatChange(grid.head, girls.value - boys.value)}</td>
  const blank = isBlank(girls) && isBlank(boys)
  return (
    <td className="aside withheld">
      <span aria-hidden="true">{blank ? words.marks.missing : words.marks.hidden}</span>
      <span className="visually-hidden">{blank ? words.marks.missingInWords : words.marks.hiddenFigure}</span>
    </td>
  )
}
