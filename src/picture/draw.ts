// One way in to every drawn form.
import type { Chart, ChartFrame } from './chart.ts'
import type { DrawnForm } from './form.ts'
import { dots } from './forms/dots.ts'
import { dumbbell } from './forms/dumbbell.ts'
import { lines } from './forms/lines.ts'
import type { Grid } from './grid.ts'

const forms: Readonly<Record<DrawnForm, (grid: Grid, frame: ChartFrame) => Chart>> = {
  dumbbell,
  dots,
  lines,
}

/** Draws a grid in a form for the frame's width: the same tree is shown, printed and written to a file. */
export const draw = (form: DrawnForm, grid: Grid, frame: ChartFrame): Chart => forms[form](grid, frame)
