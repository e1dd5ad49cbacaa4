// One way in to every drawn form.
import type { Chart, ChartFrame } from './chart.ts'
import type { DrawnForm } from './form.ts'
import { bars } from './forms/bars.ts'
import { distribution } from './forms/distribution.ts'
import { dots } from './forms/dots.ts'
import { dumbbell } from './forms/dumbbell.ts'
import { funnel } from './forms/funnel.ts'
import { heat } from './forms/heat.ts'
import { lines } from './forms/lines.ts'
import { stacked } from './forms/stacked.ts'
import type { Grid } from './grid.ts'

const forms: Readonly<Record<DrawnForm, (grid: Grid, frame: ChartFrame) => Chart>> = {
  dumbbell,
  dots,
  bars,
  stacked,
  lines,
  distribution,
  heat,
  funnel,
}

/** Draws a grid in a form for the frame's width: the same tree is shown, printed and written to a file. */
export const draw = (form: DrawnForm, grid: Grid, frame: ChartFrame): Chart => forms[form](grid, frame)
