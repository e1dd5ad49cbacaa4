import type { Cell, MeasureHead } from '../../contract/index.ts'
import type { Grid, GridRow } from '../../picture/index.ts'
import { cellText, formatMargin, isShown, sayGrid, words } from '../../picture/index.ts'
import { Glyph } from './legend.tsx'

/** What the figures say, first in words and then as the few figures that matter most. */
export function Say({ grid, before = [] }: { readonly grid: Grid; readonly before?: readonly string[] }) {
  const row = grid.rows.length === 1 && grid.within === null ? grid.rows[0] : (grid.within ?? grid.whole ?? undefined)
  return (
    <section className="say" aria-label={words.mirror.says}>
      <div className="say-words">
        {[...before, ...sayGrid(grid)].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {row === undefined || grid.rows.length === 0 || ![row.total, ...row.cells].some(isShown) ? null : (
        <KeyFigures grid={grid} row={row} />
      )}
    </section>
  )
}

function KeyFigures({ grid, row }: { readonly grid: Grid; readonly row: GridRow }) {
  const { head, spec, series } = grid
  const own = grid.whole !== null && row !== grid.whole
  return (
    <dl className="key-figures">
      <KeyFigure name={row.label} head={head} cell={row.total} />
      {spec.series === null
        ? null
        : series.map(({ id, label }, index) => (
            <KeyFigure key={id} name={label} head={head} cell={row.cells[index] ?? null}>
              <Glyph dimension={spec.series} id={id} index={index} />
            </KeyFigure>
          ))}
      {own && grid.whole !== null ? <KeyFigure name={words.municipality} head={head} cell={grid.whole.total} /> : null}
    </dl>
  )
}

interface KeyFigureParts {
  readonly name: string
  readonly head: MeasureHead
  readonly cell: Cell | null
  readonly children?: React.ReactNode
}
function KeyFigure({ name, head, cell, children }: KeyFigureParts) {
  const margin =
    isShown(cell) && cell.low !== null && cell.high !== null ? formatMargin(head, cell.value, cell.low, cell.high) : null
  return (
    <div>
      <dt>
        {children}
        {name}
      </dt>
      <dd>
        {cellText(head, cell)}
        {margin === null ? null : <small>{margin}</small>}
      </dd>
    </div>
  )
}
