export type { Chart, ChartFrame, ChartMark } from './chart.ts'
export { step } from './chart.ts'
export { formatClock, formatDate, formatInstant, swedishDay } from './date.ts'
export { draw } from './draw.ts'
export type { DrawnForm } from './form.ts'
export { fewestFunnel, fewestSpread, formOf, formsFor, mostLooks } from './form.ts'
export type { Grid, GridRow, GridSpec, Series, ShownCell } from './grid.ts'
export { isBlank, isFaint, isHidden, isRough, isShown, isWithheld, rowsOf, whoIs, wholeSeries, widestReadable } from './grid.ts'
export type { Against, Fact, MarkWords } from './label.ts'
export { cellInWords, cellText, hiddenInWords, markWords } from './label.ts'
export type { LegendKey } from './legend.ts'
export { legendOf } from './legend.ts'
export type { Look, Shape } from './marks.ts'
export { lookOf, shapeAt } from './marks.ts'
export type { Attributes, PictureNode } from './node.ts'
export { element, render } from './node.ts'
export { checksOf, filesOf, notesOf, sourceLine, sourceName } from './notes.ts'
export {
  decimalsOf,
  formatChange,
  formatDistance,
  formatExact,
  formatMargin,
  formatNumber,
  formatQuantity,
  formatValue,
} from './number.ts'
export type { Panel } from './panels.ts'
export { gridsOf } from './panels.ts'
export type { Pivot, PivotGroup, PivotMeasure } from './pivot.ts'
export { mayReorder, pivotOf } from './pivot.ts'
export type { PlainQuestion } from './question-view.ts'
export { plain, questionOfView, viewOfQuestion } from './question-view.ts'
export type { Reference } from './reference.ts'
export { againstAt, isShared } from './reference.ts'
export { blockFor, during, followsPeriod, openingChoice, ownUnit, packFor, viewAt } from './report-view.ts'
export { mayBeChance, sayAgainst, sayGrid, sayYears } from './sentence.ts'
export type { Table, TableCell, TableColumn, TableRow, Withheld } from './table.ts'
export { tableOf } from './table.ts'
export type { Template } from './templates.ts'
export { stagesAsked, templates, templatesFor } from './templates.ts'
export type { Names } from './view-title.ts'
export { titleOf } from './view-title.ts'
export type { NameOf } from './wider.ts'
export { letGo, membersAsked, sayWider } from './wider.ts'
export { words } from './words/sv.ts'
export { living } from './words/sv-living.ts'
export { reportWords } from './words/sv-reports.ts'
