// Two answers to one question, cell by cell: which cells are the same, and how one is taken back.
import { type Cell, marks, type Reason, reasonTexts } from '../contract/index.ts'

/** The same for the cells of two answers that speak of the same figure. */
export const placeOf = ({ measure, against, grouping, keys }: Cell): string =>
  JSON.stringify([measure, against, grouping, Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1))])

/** The cell without anything that was told of it. No wider question is named: it may be closed to the one the cell is kept from. */
export const withheld = (cell: Cell, code: Reason['code']): Cell => ({
  ...cell,
  ...{ value: null, n: null, low: null, high: null, interval: null, state: 'hidden', mark: marks.hidden },
  reason: { code, text: reasonTexts[code](10), wider: null },
  ...{ sources: [], checks: [] },
})
