// The same pupils outside the own unit, in the municipality as a whole. Beside the figures of everyone at that time, which are told too, a
// cell tells of those who are not in it; and beside the other cohort of the same pupils, of those who are in one of the two alone.
import { Fault } from '../../contract/index.ts'
import {
  compile,
  type Fact,
  type FactQuestion,
  type Figure,
  type Group,
  type Measure,
  presenceAt,
  type Question,
  readRows,
} from '../../semantics/index.ts'
import type { Placed } from '../cell.ts'
import type { Verdict } from '../judge.ts'
import { few, isThin } from '../rest.ts'
import { chosen } from '../selection.ts'
import { rulesOf } from '../suppression/decide.ts'
import { fewWhoDiffer, outcomeState } from '../suppression/primary.ts'
import { type NodeState, nodeState } from '../suppression/states.ts'
import { isChosen } from '../topic.ts'
import { type Moves, readMoves } from './counts.ts'
import { type Judging, timeOf } from './judging.ts'

const { fewest } = rulesOf.across.count

/** The groups that pupils are followed from and to. */
export interface Ends {
  readonly anchor: Group
  readonly there: Group
}

interface OutsideJudge {
  readonly verdictOf: (placed: Placed, ordinary: Verdict) => Verdict
  /** has something been told otherwise lately? Then nothing is told of the same pupils (rule 7) */
  readonly waits: boolean
  readonly moves: Moves
}

export async function judgeOutside(question: Question, ends: Ends, judging: Judging): Promise<OutsideJudge> {
  const { holding } = judging
  const { asTold, groupAsTold, hasChanged } = holding.waiting
  const told = { anchor: groupAsTold(ends.anchor), there: groupAsTold(ends.there) }
  const [first] = question.parts
  if (first === undefined) throw new Error('a question without a measure')
  const moves = await readMoves(first, told, judging)
  const other = otherGroup(ends, judging)
  const sights = await Promise.all(
    asTold(question).parts.map((part) => readSight(part, told.anchor, other === null ? null : groupAsTold(other), judging)),
  )
  const waits = [ends.anchor, ends.there, ...question.parts].some(({ fact, where }) => hasChanged(fact.name, timeOf({ where })))
  return {
    waits,
    moves,
    verdictOf: (placed, ordinary) => {
      if (waits) return { state: nodeState.corrected, own: false }
      if (ordinary.state === nodeState.approximate) return { state: nodeState.secondary, own: false }
      if (ordinary.state !== nodeState.open && ordinary.state !== nodeState.empty) return ordinary
      const sight = sights[placed.grid.question.parts.indexOf(placed.column.part)]
      const state = sight === undefined ? nodeState.closed : stateIn(sight, placed, moves)
      return { state: state === nodeState.open ? ordinary.state : state, own: false }
    },
  }
}

/** Those who were as far from the time followed to in the other direction: pupils of year 6 come from year 3, and go on to year 9. */
function otherGroup({ anchor, there }: Ends, { holding }: Judging): Group | null {
  const [from, to] = [timeOf(anchor), timeOf(there)]
  const steps = to.schoolYear - from.schoolYear
  try {
    return presenceAt(to.schoolYear + steps, to.stageYear + steps, holding, true)
  } catch (problem) {
    if (problem instanceof Fault && problem.code === 'closedCohort') return null
    throw problem
  }
}

/** Of one measure: heads, those with a value, those who reached the outcome. */
interface Counts {
  readonly n: number
  readonly counted: number
  readonly hits: number
}
const nobody: Counts = { n: 0, counted: 0, hits: 0 }
const plus = (a: Counts, b: Counts): Counts => ({ n: a.n + b.n, counted: a.counted + b.counted, hits: a.hits + b.hits })
const minus = (a: Counts, b: Counts): Counts => ({ n: a.n - b.n, counted: a.counted - b.counted, hits: a.hits - b.hits })

/** A finest group that figures of everyone can tell apart. By measure: all of it, those followed, those of the other cohort, those of both. */
interface Atom {
  readonly sex: number
  readonly topic: string
  readonly all: readonly Counts[]
  readonly kept: readonly Counts[]
  readonly other: readonly Counts[]
  readonly both: readonly Counts[]
}
interface Sight {
  readonly fact: Fact
  readonly measures: readonly Measure[]
  readonly atoms: readonly Atom[]
  readonly hasOther: boolean
}

const split = ['school', 'class', 'sex', 'migrationBackground']

async function readSight(
  part: FactQuestion,
  anchor: Group,
  other: Group | null,
  { generation, holding: { model } }: Judging,
): Promise<Sight> {
  const by = [...split.filter((name) => part.fact.dimensions.includes(name)), ...part.fact.apart]
  const where = part.where.filter(({ dimension }) => dimension !== 'sex')
  const read = async (among: readonly Group[]): Promise<ReadonlyMap<string, readonly Counts[]>> => {
    const question: Question = { against: null, by, groupings: [by], parts: [{ ...part, where, among }], shift: {} }
    const { sql, values } = compile(question, model)
    const { rows } = readRows(question, model, await generation.run(sql, values))
    return new Map(rows.map(({ keys, parts }) => [JSON.stringify(keys), (parts[0] ?? []).map(countsOf)]))
  }
  const [all, kept] = [await read([]), await read([anchor])]
  const [others, both] = other === null ? [] : [await read([other]), await read([anchor, other])]
  const none = part.measures.map(() => nobody)
  const atoms = [...all].map(([name, counts]): Atom => {
    const keys = JSON.parse(name) as readonly (number | null)[]
    const key = (dimension: string): number => keys[by.indexOf(dimension)] ?? 0
    const of = (counted: ReadonlyMap<string, readonly Counts[]> | undefined) => counted?.get(name) ?? none
    return {
      sex: key('sex'),
      topic: part.fact.apart.map(key).join('.'),
      all: counts,
      kept: of(kept),
      other: of(others),
      both: of(both),
    }
  })
  return { fact: part.fact, measures: part.measures, atoms, hasOther: other !== null }
}

const countsOf = ({ n, numerator, denominator }: Figure): Counts => ({ n, counted: denominator, hits: numerator })

/** Everyone is judged apart from the sexes; the sexes together, since everyone less one of them is the other. */
function stateIn(sight: Sight, { column: { measure }, selection }: Placed, moves: Moves): NodeState {
  const at = sight.measures.indexOf(measure)
  const sexes = chosen(selection, 'sex') ?? null
  const topics = new Set(
    sight.atoms.map(({ topic }) => topic).filter((topic) => isChosen(sight.fact, topic, selection.subject.keys)),
  )
  if (isThinMove(moves, sexes !== null)) return nodeState.secondary
  const states = [...topics].flatMap((topic) => {
    const atoms = sight.atoms.filter((atom) => atom.topic === topic)
    const groups = sexes === null ? [atoms] : [...Map.groupBy(atoms, ({ sex }) => sex).values()]
    return groups.map((group) => stateOf(group, at, measure, sight.hasOther))
  })
  return states.find((state) => state !== nodeState.open) ?? nodeState.open
}

/** Have few stayed, come or gone? */
function isThinMove({ kept, joined, left }: Moves, bySex: boolean): boolean {
  return [kept, joined, left].some((move) => {
    const counts = [...move.values()]
    return bySex ? counts.some(few) : few(counts.reduce((sum, count) => sum + count, 0))
  })
}

function stateOf(atoms: readonly Atom[], at: number, measure: Measure, hasOther: boolean): NodeState {
  const sum = (of: (atom: Atom) => readonly Counts[]): Counts =>
    atoms.reduce((total, atom) => plus(total, of(atom)[at] ?? nobody), nobody)
  const [all, kept] = [sum((atom) => atom.all), sum((atom) => atom.kept)]
  const [other, both] = [sum((atom) => atom.other), sum((atom) => atom.both)]
  // everyone who is not in it; and who is in one of the two cohorts alone
  const apart = [minus(all, kept), ...(hasOther ? [minus(kept, both), minus(other, both)] : [])]
  if ([kept, ...apart].some((group) => tellsFew(group, measure))) {
    const plain = few(kept.n) || few(kept.counted) || measure.kind !== 'share'
    const own = plain ? nodeState.open : outcomeState(kept.counted, kept.hits)
    return own === nodeState.zeroOrAll || own === nodeState.approximate ? nodeState.zeroOrAll : nodeState.secondary
  }
  return kept.n === all.n || isUnlikeUnits(atoms, at) ? nodeState.open : nodeState.secondary
}

/** Rules 1–3 of a group that can be worked out, and of those in it who have no value, whom a share tells by its denominator. */
function tellsFew(group: Counts, measure: Measure): boolean {
  if (isThin(group, measure)) return true
  const missing = group.n - group.counted
  return measure.kind === 'share' && group.n > 0 && missing > 0 && (missing < fewWhoDiffer || group.counted < fewWhoDiffer)
}

/** Ten pupils at least between the cohort and whichever classes, sexes and backgrounds come nearest to being it. */
const isUnlikeUnits = (atoms: readonly Atom[], at: number): boolean =>
  atoms.reduce((sum, { all, kept }) => {
    const [whole, inside] = [all[at]?.n ?? 0, kept[at]?.n ?? 0]
    return sum + Math.min(inside, whole - inside)
  }, 0) >= fewest
