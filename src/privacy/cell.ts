import { type Cell, type Reason, reasonTexts } from '../contract/index.ts'
import type { CellRow, Figure, Measure } from '../semantics/index.ts'
import type { Asking } from './disclose.ts'
import { hidden, inTens, missing, nearlyAll, notApplicable, roundedCount, type Told, told } from './figure.ts'
import type { Column, Grid } from './grid.ts'
import { judge, type Verdict } from './judge.ts'
import { joinOrigins, type Origin } from './provenance.ts'
import { chosen, type RowKeys, type Selection } from './selection.ts'
import { rulesOf } from './suppression/decide.ts'
import { nodeState } from './suppression/states.ts'
import { widerQuestion } from './wider.ts'
import { privacyWords } from './words.ts'

/** A figure in its place: the row of the engine it was read from, and what it is about. */
export interface Placed {
  readonly grid: Grid
  readonly column: Column
  readonly row: CellRow
  readonly figure: Figure
  readonly selection: Selection
}

/** A cell with what ordering and the answer's head need of it. */
export interface CellPlace {
  readonly cell: Cell
  /** place among the cells of its grid */
  readonly rank: number
  readonly own: boolean
  /** of the cell, exactly, shown or not: what it weighs beside others of its kind */
  readonly pupils: number
}

export function cellOf(placed: Placed, asking: Asking): CellPlace {
  const ordinary = verdictOf(placed, asking)
  const verdict = asking.cohort === null ? ordinary : asking.cohort.verdictOf(placed, ordinary)
  const said = say(placed, verdict, asking)
  return placeCell(placed, asking, verdict.own, said, reasonOf(placed, said, verdict, asking))
}

function verdictOf({ column: { measure, part }, selection }: Placed, { rulings }: Asking): Verdict {
  const topics = rulings.topicsOf(part, selection)
  const [first] = topics
  // nothing has been decided of it
  if (first === undefined) return { state: nodeState.closed, own: false }
  if (topics.length === 1) return judge(rulings.of(measure, first), selection)
  const verdicts = topics.map((topic) => judge(rulings.of(measure, topic), selection))
  // several topics add up: shown only when each of them is
  const closed = verdicts.find((verdict) => verdict.state !== nodeState.open && verdict.state !== nodeState.empty)
  return { state: closed === undefined ? nodeState.open : nodeState.secondary, own: verdicts.every((verdict) => verdict.own) }
}

export type Said = Told & { readonly n: number | null }

function say({ column: { measure }, figure, selection }: Placed, verdict: Verdict, { access }: Asking): Said {
  if (!isDefined(measure, selection)) return { ...notApplicable, n: null }
  const n = access.rounded ? inTens(figure.n) : figure.n
  if (verdict.state === nodeState.approximate) return { ...nearlyAll, n }
  // heads that may be told, and nobody among them with a value
  if (verdict.state === nodeState.empty && figure.denominator === 0) return { ...missing, n }
  if (verdict.state !== nodeState.open) return nothingSaid
  if (measure.kind === 'count' && access.rounded) return { ...roundedCount(figure.numerator), n }
  const said = told(measure, figure, verdict.own, access.own.size)
  // few, and the reader holds the list: told as heads (rule 1)
  const heads = measure.kind === 'share' && verdict.own && figure.denominator < rulesOf.own.mean.fewest
  return {
    ...said,
    n,
    ...(heads && said.state === 'shown' ? { mark: privacyWords.heads(figure.numerator, figure.denominator) } : {}),
  }
}

const nothingSaid: Said = { ...hidden, n: null }

function isDefined(measure: Measure, selection: Selection): boolean {
  if (measure.stageYears === null) return true
  const asked = chosen(selection, 'stageYear')
  // a filter's keys are stage years themselves (0 = förskoleklass)
  return asked === undefined || asked.some((stageYear) => measure.stageYears?.includes(stageYear) === true)
}

const codes: Readonly<Record<number, Reason['code']>> = {
  [nodeState.few]: 'few',
  [nodeState.complement]: 'complement',
  [nodeState.secondary]: 'secondary',
  [nodeState.zeroOrAll]: 'zeroOrAll',
  [nodeState.corrected]: 'corrected',
}

function reasonOf(placed: Placed, said: Told, verdict: Verdict, asking: Asking): Reason | null {
  if (said.state === 'missing') return { code: 'noData', text: reasonTexts.noData(0), wider: null }
  if (said.state !== 'hidden') return null
  const own = codes[verdict.state] ?? 'secondary'
  // which of the three it is would tell those without the list whether the group is under ten
  const outside = own === 'zeroOrAll' || own === 'corrected' ? own : 'small'
  const { measure, part } = placed.column
  const { kind } = measure
  // of answers nobody knows more than others do: whatever it is, it is one reason
  const ofNobody = part.fact.rowsOf !== 'pupils' && own !== 'corrected'
  const code = ofNobody ? 'fewAnswers' : verdict.own ? own : outside
  const fewest = verdict.own ? rulesOf.own[kind].fewest : rulesOf.across[kind].fewest
  return { code, text: reasonTexts[code](fewest), wider: widerQuestion(placed, asking) }
}

/** Puts a figure's words and value into the cell of its place. */
export function placeCell(placed: Placed, asking: Asking, own: boolean, said: Said, reason: Reason | null): CellPlace {
  const { grid, column, row, selection } = placed
  const rests = [column.part.fact.name, ...(column.measure.alsoOf ?? [])]
  const [first = nothing, ...others] = said.state === 'hidden' ? [] : rests.map((fact) => asking.originOf(fact, selection))
  const origin = others.length === 0 ? first : joinOrigins([first, ...others])
  return cellIn({ grid, column, keys: row.keys }, asking, { said, reason, own, origin, pupils: placed.figure.n })
}

/** Where a cell stands, and what is told there. */
interface Spot {
  readonly grid: Grid
  readonly column: Column
  readonly keys: RowKeys
}
interface Content {
  readonly said: Said
  readonly reason: Reason | null
  readonly own: boolean
  readonly origin: Origin
  readonly pupils: number
}

export function cellIn({ grid, column, keys }: Spot, asking: Asking, { said, reason, own, origin, pupils }: Content): CellPlace {
  const { ids, rank } = grid.placeOf(keys)
  const cell: Cell = {
    keys: ids,
    grouping: grid.grouping,
    measure: column.measure.describe.name,
    against: grid.question.against,
    origin: 'own',
    value: said.value,
    n: said.n,
    low: said.low,
    high: said.high,
    interval: said.interval,
    state: said.state,
    mark: said.mark,
    reason,
    sources: origin.sources,
    checks: origin.checks,
    ...(origin.waits && !own ? { waiting: true } : {}),
  }
  return { cell, rank: rank * asking.query.measures.length + column.at, own, pupils }
}

export const nothing: Origin = { sources: [], checks: [], waits: false }
