import { type Cell, type Reason, reasonTexts } from '../contract/index.ts'
import type { CellRow, FactQuestion, Figure, Measure, Question } from '../semantics/index.ts'
import type { Asking } from './disclose.ts'
import type { Holding } from './door.ts'
import { hidden, inTens, missing, nearlyAll, notApplicable, roundedCount, type Told, told } from './figure.ts'
import { judge, type Selection, type Verdict } from './judge.ts'
import { rulesOf } from './suppression/decide.ts'
import { nodeState } from './suppression/states.ts'
import { widerQuestion } from './wider.ts'

/** A figure in its place: the row of the engine it was read from, and the keys the reader asked by. */
export interface Placed {
  readonly question: Question
  readonly part: FactQuestion
  readonly row: CellRow
  readonly keys: Readonly<Record<string, number>>
  readonly figure: Figure
}

/** A cell with what ordering and the answer's head need of it. */
export interface CellPlace {
  readonly cell: Cell
  readonly keys: Readonly<Record<string, number>>
  readonly own: boolean
}

export function cellOf(placed: Placed, asking: Asking): CellPlace {
  const measure = measureOf(placed)
  const selection = selectionOf(placed)
  const verdict = verdictOf(placed, measure, selection, asking)
  const said = say(placed, measure, verdict, selection, asking)
  return placeCell(placed, asking, selection, verdict.own, {
    ...said,
    reason: reasonOf(placed, said, verdict, selection, asking),
  })
}

export function measureOf({ part, figure }: Placed): Measure {
  const measure = part.measures.find((candidate) => candidate.describe.name === figure.measure)
  if (measure === undefined) throw new Error(`the part lacks the measure ${figure.measure}`)
  return measure
}

/** What the cell is about: its own keys, and the question's filters where it has none. */
export function selectionOf({ part, row }: Placed): Selection {
  const selection = new Map<string, readonly number[]>()
  for (const { dimension, keys } of part.where) selection.set(dimension, keys)
  for (const dimension in row.keys) selection.set(dimension, [row.keys[dimension] ?? -1])
  return selection
}

function verdictOf({ part }: Placed, measure: Measure, selection: Selection, { rulings }: Asking): Verdict {
  const subjects = selection.get('subject') ?? rulings.subjects(part)
  const verdicts = subjects.map((subject) => judge(rulings.of(measure, subject), selection))
  const [first] = verdicts
  if (first !== undefined && verdicts.length === 1) return first
  // several subjects add up: shown only when each of them is
  const closed = verdicts.find((verdict) => verdict.state !== nodeState.open && verdict.state !== nodeState.empty)
  return { state: closed === undefined ? nodeState.open : nodeState.secondary, own: verdicts.every((verdict) => verdict.own) }
}

function say(
  placed: Placed,
  measure: Measure,
  verdict: Verdict,
  selection: Selection,
  { access }: Asking,
): Told & { readonly n: number | null } {
  const { figure } = placed
  if (!isDefined(measure, selection)) return { ...notApplicable, n: null }
  const n = access.rounded ? inTens(figure.n) : figure.n
  if (verdict.state === nodeState.approximate) return { ...nearlyAll, n }
  // heads that may be told, and nobody among them with a value
  if (verdict.state === nodeState.empty && figure.denominator === 0) return { ...missing, n }
  if (verdict.state !== nodeState.open) return { ...hidden, n: null }
  if (measure.kind === 'count' && access.rounded) return { ...roundedCount(figure.numerator), n }
  const said = told(measure, figure)
  // few, and the reader holds the list: told as heads (rule 1)
  const heads = measure.kind === 'share' && verdict.own && figure.denominator < rulesOf.own.mean.fewest
  return { ...said, n, ...(heads && said.state === 'shown' ? { mark: `${figure.numerator} av ${figure.denominator}` } : {}) }
}

function isDefined(measure: Measure, selection: Selection): boolean {
  if (measure.stageYears === null) return true
  const asked = selection.get('stageYear')
  // a filter's keys are stage years themselves (0 = förskoleklass)
  return asked === undefined || asked.some((stageYear) => measure.stageYears?.includes(stageYear) === true)
}

const codes: Readonly<Record<number, Reason['code']>> = {
  [nodeState.few]: 'few',
  [nodeState.complement]: 'complement',
  [nodeState.secondary]: 'secondary',
  [nodeState.zeroOrAll]: 'zeroOrAll',
}

function reasonOf(placed: Placed, said: Told, verdict: Verdict, selection: Selection, asking: Asking): Reason | null {
  if (said.state === 'missing') return { code: 'noData', text: reasonTexts.noData(0), wider: null }
  if (said.state !== 'hidden') return null
  const code = codes[verdict.state] ?? 'secondary'
  const measure = measureOf(placed)
  const fewest = verdict.own ? rulesOf.own[measure.kind].fewest : rulesOf.across[measure.kind].fewest
  const { query, holding, rulings } = asking
  const [subject] = selection.get('subject') ?? rulings.subjects(placed.part)
  const asked = placed.question.against === null && subject !== undefined
  const ruling = asked ? rulings.of(measure, subject) : null
  const wider =
    ruling === null
      ? null
      : widerQuestion({ query, measure, ruling, selection, split: Object.keys(placed.row.keys), holding, known: asking.wider })
  return { code, text: reasonTexts[code](fewest), wider }
}

/** Files are known by school: a class is its school's, an operator all its schools. */
function withSchools(selection: Selection, { members, memberOf }: Holding): Selection {
  if (!selection.has('class') && !selection.has('operator')) return selection
  const classes = selection.get('class')?.map((key) => memberOf('class', key)?.parent ?? -1)
  const operators = selection.get('operator')
  const schools = (members.get('school') ?? []).filter(
    ({ key, parent }) =>
      (classes?.includes(key) ?? true) &&
      (operators?.includes(parent ?? -1) ?? true) &&
      (selection.get('school')?.includes(key) ?? true),
  )
  return new Map([...selection, ['school', schools.map(({ key }) => key)]])
}

/** Puts a figure's words and value into the cell of its place. */
export function placeCell(
  placed: Placed,
  asking: Asking,
  selection: Selection,
  own: boolean,
  said: Told & { readonly n: number | null; readonly reason: Reason | null },
): CellPlace {
  const { question, row, keys, part, figure } = placed
  const { provenance } = asking.holding
  const sources = said.state === 'hidden' ? [] : provenance.of(part.fact.name, withSchools(selection, asking.holding))
  const cell: Cell = {
    keys: idsOf(keys, asking),
    grouping: [...(question.groupings[row.grouping] ?? [])],
    measure: figure.measure,
    against: question.against,
    origin: 'own',
    value: said.value,
    n: said.n,
    low: said.low,
    high: said.high,
    interval: said.interval,
    state: said.state,
    mark: said.mark,
    reason: said.reason,
    sources: [...sources],
    checks: [...provenance.checksOf(sources)],
  }
  return { cell, keys, own }
}

function idsOf(keys: Readonly<Record<string, number>>, { holding }: Asking): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const dimension in keys) {
    const key = keys[dimension] ?? -1
    ids[dimension] = holding.memberOf(dimension, key)?.id ?? String(key)
  }
  return ids
}
