// From a grid to the picture that the screen has of it, at any width.
import type { View } from '../../contract/index.ts'
import { type Chart, type DrawnForm, draw, formOf, type Grid, words } from '../../picture/index.ts'

export interface Drawn {
  readonly kind: DrawnForm
  /** the form in words */
  readonly form: string
  /** `id`: unique in the file */
  readonly draw: (grid: Grid, width: number, id: string) => Chart
}

/** The picture of the view's form; null where it is told as a table alone, or there is nothing to draw. */
export function drawnAs(view: View, grid: Grid): Drawn | null {
  const form = grid.rows.length === 0 ? 'table' : formOf(view, grid)
  if (form === 'table') return null
  return {
    kind: form,
    form: words.forms.names[form],
    draw: (part, width, id) => draw(form, part, { width, id, title: part.head.label }),
  }
}
