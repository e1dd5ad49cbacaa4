// What a figure is held against, each as a question of its own over the same generation.
import { type Comparison, Fault } from '../contract/index.ts'
import { ask, distinctGroupings, type Holding, type Intent } from './ask.ts'
import { withoutDimensions } from './filters.ts'
import type { FactQuestion, Question } from './model.ts'
import { dimensionNamed, memberNamed, membersOf, refuseDoubles, requireInMeasure, withBelow } from './names.ts'
import { queryProblems } from './problems.ts'

/** A comparison that is a − b: both are cells of the question whose `against` is `id`, which is split by `dimension` besides. */
export interface Gap {
  readonly id: string
  readonly dimension: string
  /** member keys */
  readonly a: number
  readonly b: number
}

/** A comparison that is the mean of so many members before the cell's own: its question is split by `dimension` besides. */
export interface Pool {
  readonly id: string
  readonly dimension: string
  readonly count: number
  /** as asked: with `dimension` besides, each is a grouping of the question whose `against` is `id` */
  readonly groupings: readonly (readonly string[])[]
  /** of each part of the question, the member keys asked about */
  readonly asked: readonly (readonly number[])[]
}

/** What the question is held against: `questions` are one a comparison, in the order asked. */
export interface Compared {
  readonly questions: readonly Question[]
  readonly gaps: readonly Gap[]
  readonly pools: readonly Pool[]
}

/** Throws the Faults of names, invalidQuery, and notYet for `area`. */
export function compare(comparisons: readonly Comparison[], intent: Intent, holding: Holding): Compared {
  const ids = comparisons.map((comparison) => comparison.id)
  refuseDoubles('compare', ids)
  const questions: Question[] = []
  const gaps: Gap[] = []
  const pools: Pool[] = []
  for (const comparison of comparisons) {
    const against: Intent = { ...intent, against: comparison.id }
    if ('area' in comparison) throw new Fault('notYet', { what: queryProblems.noAreas })
    if ('shift' in comparison) questions.push(shifted(comparison.shift, against, holding))
    else if ('widen' in comparison) questions.push(widened(comparison.widen, against, holding))
    else if ('pool' in comparison) {
      const { pool, question } = pooled(comparison.id, comparison.pool, against, holding)
      pools.push(pool)
      questions.push(question)
    } else {
      const gap = gapOf(comparison.id, comparison.gap, holding)
      gaps.push(gap)
      questions.push(parted(gap, against, holding))
    }
  }
  return { questions, gaps, pools }
}

/** The same question some steps away. Keys of an ordered dimension are consecutive, so a year without data stays a gap. */
function shifted(shift: Readonly<Record<string, number>>, intent: Intent, holding: Holding): Question {
  const question = ask(intent, holding)
  for (const name of Object.keys(shift)) requireStart(name, intent, holding)
  return { ...question, parts: question.parts.map((part) => shiftedPart(part, shift, holding)), shift }
}

/** Throws invalidQuery where the question does not say what the steps are taken from. */
function requireStart(name: string, intent: Intent, holding: Holding): void {
  const dimension = dimensionNamed(holding.model, name)
  for (const measure of intent.measures) requireInMeasure(holding.model, measure, dimension, intent.by)
  if (intent.said.includes(name)) return
  throw new Fault('invalidQuery', {
    at: `compare.${intent.against}`,
    problem: queryProblems.noStart(name),
  })
}

function shiftedPart(part: FactQuestion, shift: Readonly<Record<string, number>>, holding: Holding): FactQuestion {
  const where = new Map(part.where.map((filter) => [filter.dimension, filter.keys]))
  for (const [dimension, steps] of Object.entries(shift)) {
    where.set(
      dimension,
      askedIn(part, dimension, holding).map((key) => key + steps),
    )
  }
  return { ...part, where: [...where].map(([dimension, keys]) => ({ dimension, keys })) }
}

/** Without a filter the question is about every member: only what lies some steps from one of them answers it. */
const askedIn = ({ where }: FactQuestion, dimension: string, { members }: Holding): readonly number[] =>
  where.find((filter) => filter.dimension === dimension)?.keys ?? membersOf(members, dimension).map((member) => member.key)

/** The question over the members before those it asks about, each by itself. */
function pooled(
  id: string,
  steps: Readonly<Record<string, number>>,
  intent: Intent,
  holding: Holding,
): { readonly pool: Pool; readonly question: Question } {
  const [[dimension, count] = ['', 0]] = Object.entries(steps)
  requireStart(dimension, intent, holding)
  const question = ask(intent, holding)
  const asked = question.parts.map((part) => askedIn(part, dimension, holding))
  const several = asked.some((keys) => keys.length > 1)
  if (several && !question.groupings.every((grouping) => grouping.includes(dimension)))
    throw new Fault('invalidQuery', {
      at: `compare.${id}`,
      problem: queryProblems.poolOfSeveral(dimension),
    })
  const by = question.by.includes(dimension) ? question.by : [...question.by, dimension]
  const groupings = question.groupings.map((grouping) => by.filter((name) => name === dimension || grouping.includes(name)))
  const parts = question.parts.map((part, at) => {
    const before = (asked[at] ?? []).flatMap((key) => Array.from({ length: count }, (_, step) => key - 1 - step))
    const keys = [...new Set(before)].sort((a, b) => a - b)
    return { ...part, where: [...part.where.filter((filter) => filter.dimension !== dimension), { dimension, keys }] }
  })
  return {
    pool: { id, dimension, count, groupings: question.groupings, asked },
    question: { ...question, by, groupings: distinctGroupings(groupings), parts },
  }
}

/** The question without the dimensions named and what lies under them: neither split nor filtered there. */
function widened(dropped: readonly string[], intent: Intent, holding: Holding): Question {
  const gone = dropped.flatMap((name) => withBelow(holding.model, dimensionNamed(holding.model, name)))
  const left = (names: readonly string[]): readonly string[] => names.filter((name) => !gone.includes(name))
  return ask(
    {
      ...intent,
      by: left(intent.by),
      groupings: distinctGroupings(intent.groupings.map(left)),
      conditions: withoutDimensions(intent.conditions, gone),
    },
    holding,
  )
}

function gapOf(id: string, gap: { dimension: string; a: string; b: string }, holding: Holding): Gap {
  const dimension = dimensionNamed(holding.model, gap.dimension)
  const a = memberNamed(holding.members, dimension.name, gap.a)
  const b = memberNamed(holding.members, dimension.name, gap.b)
  if (a.key === b.key) throw new Fault('invalidQuery', { at: `compare.${id}`, problem: queryProblems.sameGroup })
  return { id, dimension: dimension.name, a: a.key, b: b.key }
}

/** The question split by the dimension of the gap, for its two members alone, whatever the question chose there. */
function parted(gap: Gap, intent: Intent, holding: Holding): Question {
  const dimension = dimensionNamed(holding.model, gap.dimension)
  for (const measure of intent.measures) requireInMeasure(holding.model, measure, dimension, intent.by)
  const split = (names: readonly string[]): readonly string[] =>
    names.includes(gap.dimension) ? names : [...names, gap.dimension]
  const by = split(intent.by)
  const { keys, last } = withoutDimensions(intent.conditions, [gap.dimension])
  const groupings = intent.groupings.map(split).map((grouping) => by.filter((name) => grouping.includes(name)))
  return ask(
    {
      ...intent,
      by,
      groupings: distinctGroupings(groupings),
      conditions: { keys: new Map([...keys, [gap.dimension, [gap.a, gap.b]]]), last },
      said: [...intent.said, gap.dimension],
    },
    holding,
  )
}
