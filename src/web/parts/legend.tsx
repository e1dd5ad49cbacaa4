import type { DrawnForm, Grid } from '../../picture/index.ts'
import { againstAt, formatValue, isShown, lookOf, referenceAt, rowsOf, shapeAt, words } from '../../picture/index.ts'
import { drawing } from './drawing.tsx'

/** What the shapes and lines stand for. Text beside every sign: colour alone tells nothing. */
export function Legend({ grid, form }: { readonly grid: Grid; readonly form: DrawnForm }) {
  const banded = grid.intervals && rowsOf(grid).some((row) => row.cells.some((cell) => cell !== null && cell.low !== null))
  return (
    <ul className="legend">
      {grid.spec.series === null
        ? null
        : grid.series.map(({ id, label }, index) => <SeriesKey key={id} grid={grid} id={id} label={label} index={index} />)}
      {(rowsOf(grid)[0]?.references ?? []).map(({ id, label }, index) => (
        <ReferenceKey key={id} grid={grid} index={index} label={label} lying={form === 'lines'} />
      ))}
      {banded ? <li>{words.chart.band}</li> : null}
    </ul>
  )
}

interface ReferenceKeyParts {
  readonly grid: Grid
  readonly index: number
  readonly label: string
  readonly lying: boolean
}
/** A comparison's line, with its figure where it is the same one everywhere. */
function ReferenceKey({ grid, index, label, lying }: ReferenceKeyParts) {
  const shown = rowsOf(grid).flatMap(({ references }) => {
    const reference = references[index]
    return reference === undefined ? [] : grid.series.flatMap((_, at) => againstAt(reference, at) ?? [])
  })
  const [first] = shown
  if (!shown.some(isShown)) return null
  const one = !lying && isShown(first ?? null) && shown.every(({ value }) => value === first?.value) ? first?.value : null
  return (
    <li>
      <svg className="glyph" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        {referenceAt(index, lying ? 'M1 10H19' : 'M10 1V19', lying ? { x: 15, y: 10 } : { x: 10, y: 4 }).map((node, at) =>
          drawing(node, -1, at),
        )}
      </svg>
      {one == null ? label : words.chart.reference(label, formatValue(grid.head, one))}
    </li>
  )
}

interface SeriesKeyParts {
  readonly grid: Grid
  readonly id: string
  readonly label: string
  readonly index: number
}
function SeriesKey({ grid, id, label, index }: SeriesKeyParts) {
  return (
    <li>
      <Glyph dimension={grid.spec.series} id={id} index={index} />
      {label}
    </li>
  )
}

/** A series' shape on its own. */
export function Glyph({
  dimension,
  id,
  index,
}: {
  readonly dimension: string | null
  readonly id: string
  readonly index: number
}) {
  return (
    <svg className="glyph" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {drawing(shapeAt(lookOf(dimension, id, index), 8, 8, 6.5), -1)}
    </svg>
  )
}
