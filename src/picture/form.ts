// Which picture suits a grid. Follows from the measure's kind and the layout, never from the measure's name.
import type { ChartForm, View } from '../contract/index.ts'
import type { Grid } from './grid.ts'

/** The forms that are drawn; `table` is no picture. */
export type DrawnForm = 'dumbbell' | 'dots' | 'lines'

/** More series than this have no look of their own: they stand in a heat table. */
export const mostLooks = 6
const isTime = ({ spec }: Grid): boolean => spec.rows === 'schoolYear'

const suits: Readonly<Record<DrawnForm | 'table', (grid: Grid) => boolean>> = {
  dumbbell: (grid) => grid.series.length === 2,
  dots: (grid) => grid.series.length <= mostLooks,
  lines: (grid) => isTime(grid) && grid.rows.length > 1 && grid.series.length <= mostLooks,
  table: () => true,
}

/** The forms that suit a grid, in the order they are offered; `table` always does. */
export const formsFor = (grid: Grid): readonly ChartForm[] =>
  // the contract's own list would bring its schemas into the app
  (Object.keys(suits) as (keyof typeof suits)[]).filter((form) => suits[form](grid))

/** The form of the view where it suits the grid, else the one that docs/explore.md says for the measure's kind and the layout. */
export function formOf(view: Pick<View, 'form'>, grid: Grid): ChartForm {
  const forms = formsFor(grid)
  if (view.form !== null && forms.includes(view.form)) return view.form
  return usual(grid).find((form) => forms.includes(form)) ?? 'table'
}

function usual(grid: Grid): readonly ChartForm[] {
  return isTime(grid) ? ['lines', 'dumbbell', 'dots'] : ['dumbbell', 'dots']
}
