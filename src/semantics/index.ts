export { atAnchor, atOneTime, isOfBothTimes, presenceAt, stageYearOf } from './cohort.ts'
export type { Gap, Pool } from './compare.ts'
export { compile, rowsOf } from './compile.ts'
export type {
  CellRow,
  Closed,
  Dimension,
  DimensionKind,
  Fact,
  FactQuestion,
  Figure,
  Group,
  Grouping,
  KeyFilter,
  Made,
  Measure,
  MeasureWords,
  Member,
  Members,
  Model,
  Question,
  RowsOf,
  Slice,
  Statement,
} from './model.ts'
export { dimensionNamed, withBelow } from './names.ts'
export { askedKey, cellsIn, readRows } from './read.ts'
export { type Reading, readingsOf } from './readings.ts'
export type { Resolved } from './resolve.ts'
export { resolve } from './resolve.ts'
export { fixedIn, type Variant, variantsOf } from './variants.ts'
