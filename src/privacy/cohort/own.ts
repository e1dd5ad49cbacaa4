// The same pupils in the own units: told where the reader's own lists hold everyone, so that nothing is told that could not be counted from them.
import type { Figure, Measure, Question } from '../../semantics/index.ts'
import type { Placed } from '../cell.ts'
import type { Holding } from '../door.ts'
import type { Verdict } from '../judge.ts'
import type { Selection } from '../selection.ts'
import { rulesOf } from '../suppression/decide.ts'
import { balanceState, outcomeState } from '../suppression/primary.ts'
import { type NodeState, nodeState } from '../suppression/states.ts'
import { unlistedAt } from '../unlisted.ts'
import { type Judging, timeOf } from './judging.ts'

const { fewest } = rulesOf.across.count

/** The question with its anchor in the same schools, and in those that they succeeded. */
export function fromOwnSchools(question: Question, holding: Holding): Question {
  const parts = question.parts.map(({ among = [], ...part }) => {
    const schools = withPredecessors(schoolsAsked(part.where, holding), holding)
    return {
      ...part,
      among: among.map(({ fact, where }) => ({ fact, where: [...where, { dimension: 'school', keys: schools }] })),
    }
  })
  return { ...question, parts }
}

type Chosen = readonly { readonly dimension: string; readonly keys: readonly number[] }[]

/** Keys; those that the classes chosen belong to, where there are any. */
function schoolsAsked(where: Chosen, { memberOf }: Holding): readonly number[] {
  const keys = (dimension: string) => where.find((filter) => filter.dimension === dimension)?.keys
  const schools = keys('school') ?? []
  const parents = keys('class')?.map((key) => memberOf('class', key)?.parent ?? -1)
  return parents === undefined ? schools : schools.filter((school) => parents.includes(school))
}

function withPredecessors(schools: readonly number[], { members, memberOf, succession }: Holding): readonly number[] {
  const ids = new Set(schools.flatMap((key) => succession(memberOf('school', key)?.id ?? '')))
  const before = (members.get('school') ?? []).filter(({ id }) => ids.has(id)).map(({ key }) => key)
  return [...new Set([...schools, ...before])].sort((a, b) => a - b)
}

interface OwnJudge {
  readonly verdictOf: (placed: Placed) => Verdict
  /** is every pupil of the schools asked about in a list that the reader holds? */
  readonly knowsAll: boolean
}

export async function judgeOwn(question: Question, { holding, generation }: Judging): Promise<OwnJudge> {
  const unlisted = await Promise.all(
    question.parts.map((part) => {
      const { schoolYear, term, stageYear } = timeOf(part)
      const time = { school_year_key: schoolYear, term_key: term, stage_year_key: stageYear }
      return unlistedAt(part.fact, time, schoolsAsked(part.where, holding), generation)
    }),
  )
  return {
    knowsAll: unlisted.every((schools) => schools.size === 0),
    verdictOf: ({ grid, column, figure, selection }) => {
      const strangers = unlisted[grid.question.parts.indexOf(column.part)]
      const schools = schoolsIn(selection, holding)
      const known = strangers !== undefined && schools.every((school) => !strangers.has(school))
      return { state: known ? stateOf(column.measure, figure) : nodeState.secondary, own: true }
    },
  }
}

const schoolsIn = ({ unit: { keys } }: Selection, holding: Holding): readonly number[] =>
  schoolsAsked(
    [...keys].map(([dimension, chosen]) => ({ dimension, keys: chosen })),
    holding,
  )

function stateOf({ kind }: Measure, { n, numerator, denominator }: Figure): NodeState {
  if (n < fewest || (kind !== 'count' && denominator > 0 && denominator < fewest)) return nodeState.few
  if (kind === 'balance') return balanceState(2 * denominator, denominator + numerator)
  return kind === 'share' ? outcomeState(denominator, numerator) : nodeState.open
}
