import type { Grid } from '../../picture/index.ts'
import { isWithheld, notesOf, rowsOf, words } from '../../picture/index.ts'

/** What the marks of the table mean, and that those of hidden figures may be pressed. */
export function Notes({ grids }: { readonly grids: readonly Grid[] }) {
  const withheld = grids.flatMap(rowsOf).some((row) => [...row.cells, row.total].some(isWithheld))
  return (
    <div className="notes">
      {notesOf(...grids).map((note) => (
        <p key={note}>{note}</p>
      ))}
      {withheld ? <p className="hint">{words.withheld.hint}</p> : null}
    </div>
  )
}
