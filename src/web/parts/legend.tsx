import { useId } from 'react'
import type { DrawnForm, Grid } from '../../picture/index.ts'
import { legendOf, lookOf, shapeAt } from '../../picture/index.ts'
import { drawing } from './drawing.tsx'

interface LegendParts {
  readonly grid: Grid
  readonly form: DrawnForm
  /** one legend for several pictures */
  readonly many?: boolean
}

/** What the shapes, weaves and lines of a picture stand for. */
export function Legend({ grid, form, many = false }: LegendParts) {
  const id = useId().replaceAll(/\W/g, '')
  return (
    <ul className="legend">
      {legendOf(form, grid, id, many).map(({ text, sign }) => (
        <li key={text}>
          {sign === null ? null : drawing(sign)}
          {text}
        </li>
      ))}
    </ul>
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
      {drawing(shapeAt(lookOf(dimension, id, index), 8, 8, 6.5))}
    </svg>
  )
}
