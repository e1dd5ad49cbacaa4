import type { Grid } from '../../picture/index.ts'
import { formatValue, isShown, lookOf, rowsOf, shapeAt, words } from '../../picture/index.ts'
import { drawing } from './drawing.tsx'

/** What the shapes stand for. Text beside every shape: colour alone tells nothing. */
export function Legend({ grid, years }: { readonly grid: Grid; readonly years: boolean }) {
  const references = rowsOf(grid).flatMap((row) => (isShown(row.reference) ? [row.reference.value] : []))
  const [value] = references
  const same = references.every((each) => each === value)
  const banded = rowsOf(grid).some((row) => row.cells.some((cell) => cell !== null && cell.low !== null))
  return (
    <ul className="legend">
      {grid.spec.series === null
        ? null
        : grid.series.map(({ id, label }, index) => <SeriesKey key={id} grid={grid} id={id} label={label} index={index} />)}
      {value === undefined ? null : (
        <li>
          <svg className="glyph" width="18" height="16" viewBox="0 0 18 16" aria-hidden="true">
            <path className="reference" d={years ? 'M1 8H17' : 'M9 1V15'} />
          </svg>
          {years || !same ? words.municipality : words.chart.reference(formatValue(grid.head, value))}
        </li>
      )}
      {banded ? <li>{words.chart.band}</li> : null}
    </ul>
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
