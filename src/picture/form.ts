// Which picture suits a grid. Follows from the measure's kind and the layout, never from the measure's name.
import type { ChartForm, View } from '../contract/index.ts'
import type { Grid } from './grid.ts'
import { isShown } from './grid.ts'

/** The forms that are drawn; `table` is no picture. */
export type DrawnForm = Exclude<ChartForm, 'table'>

/** More series than this have no look of their own: they stand in a heat table. */
export const mostLooks = 6
/** Fewer shown rows than this are better told by name than as a spread. */
export const fewestSpread = 10
/** Fewer schools than this do not tell how much schools spread beyond chance. */
export const fewestFunnel = 5

const isTime = ({ spec }: Grid): boolean => spec.time === 'rows'
// a line between stage years would tell a change that there is none of
const isOneScale = ({ head, spec }: Grid): boolean => head.perStage !== true || spec.rows !== 'stageYear'
const isCount = ({ head }: Grid): boolean => head.kind === 'count'
const hasLooks = ({ series }: Grid): boolean => series.length <= mostLooks
const shownRows = ({ rows }: Grid): number => rows.filter(({ cells }) => cells.some(isShown)).length
// grades of one pupil go together, so limits by their number would be too narrow
const sizedRows = ({ rows }: Grid): number =>
  rows.filter(({ total }) => isShown(total) && total.n !== null && total.counts !== 'grades').length

// In the order they are offered.
const suits: Readonly<Record<ChartForm, (grid: Grid) => boolean>> = {
  dumbbell: (grid) => grid.series.length === 2 && !isCount(grid),
  dots: (grid) => hasLooks(grid) && !isCount(grid),
  bars: hasLooks,
  stacked: (grid) => hasLooks(grid) && grid.head.kind === 'share',
  lines: (grid) => isTime(grid) && isOneScale(grid) && grid.rows.length > 1 && hasLooks(grid),
  distribution: (grid) => hasLooks(grid) && !isTime(grid) && shownRows(grid) >= fewestSpread,
  heat: (grid) => grid.series.length > 1,
  funnel: (grid) => grid.spec.rows === 'school' && grid.head.kind === 'share' && sizedRows(grid) >= fewestFunnel,
  table: () => true,
}

/** The forms that suit a grid, in the order they are offered; `table` always does. */
export const formsFor = (grid: Grid): readonly ChartForm[] =>
  // the contract's own list would bring its schemas into the app
  (Object.keys(suits) as ChartForm[]).filter((form) => suits[form](grid))

/** The form of the view where it suits the grid, else the one that docs/explore.md says for the measure's kind and the layout. */
export function formOf(view: Pick<View, 'form'>, grid: Grid): ChartForm {
  const forms = formsFor(grid)
  if (view.form !== null && forms.includes(view.form)) return view.form
  return usual(grid).find((form) => forms.includes(form)) ?? 'table'
}

function usual(grid: Grid): readonly ChartForm[] {
  if (isTime(grid)) return ['lines', 'dumbbell', 'dots', 'bars', 'heat']
  if (grid.series.length > 2) return ['bars', 'heat']
  return ['dumbbell', 'dots', 'bars']
}
