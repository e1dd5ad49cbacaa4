// The same pupils at another time. They make groups that no pattern has judged, so their cells are judged here.
import { type CohortCounts, Fault } from '../../contract/index.ts'
import { type Group, presenceAt, type Question } from '../../semantics/index.ts'
import type { Placed } from '../cell.ts'
import type { Verdict } from '../judge.ts'
import { privacyWords } from '../words.ts'
import { countsTold, readMoves } from './counts.ts'
import { type Judging, type Time, timeOf } from './judging.ts'
import { judgeOutside } from './outside.ts'
import { judgeOwn } from './own.ts'

/** What is decided of a question about the same pupils. */
export interface Followed {
  /** `ordinary`: what the pattern says of everyone in the cell at that time, followed or not */
  readonly verdictOf: (placed: Placed, ordinary: Verdict) => Verdict
  readonly counts: CohortCounts
  /** where the pupils are followed from */
  readonly anchor: Group
  /** are they those of the own units? Then the rows are the unit's own, corrected or not */
  readonly own: boolean
}

const say = privacyWords.cohort
const refused = (problem: string, instead: string): Fault<'closedCohort'> => new Fault('closedCohort', { problem, instead })

/** Outside the own unit pupils are followed from one stage of three years to the next, and no other way (docs/privacy.md). */
const aStage = 3

/**
 * The first is the question itself, its pupils among those of the anchor (in own units as `fromOwnSchools` has it). Throws closedCohort where its
 * measures are of different years, where nobody knows who was there, and outside the own unit over other than three years.
 */
export async function follow([question]: readonly Question[], judging: Judging): Promise<Followed> {
  const { access, holding } = judging
  const [first] = question?.parts ?? []
  const anchor = first?.among?.[0]
  if (question === undefined || first === undefined || anchor === undefined)
    throw new Error('a question about the same pupils has no anchor')
  const [target, from] = [timeOf(first), timeOf(anchor)]
  for (const { schoolYear, stageYear } of question.parts.map(timeOf)) {
    if (schoolYear !== target.schoolYear || stageYear !== target.stageYear) throw refused(say.years, say.yearsInstead)
  }
  const presence = (at: Time, strictly: boolean): Group => presenceAt(at.schoolYear, at.stageYear, holding, strictly)
  if (access.own.size > 0) {
    const { verdictOf, knowsAll } = await judgeOwn(question, judging)
    const moves = await readMoves(first, { anchor, there: presence(target, false) }, judging)
    return { verdictOf, counts: countsTold(moves, first, { exact: knowsAll, rounded: false }), anchor, own: true }
  }
  if (Math.abs(target.schoolYear - from.schoolYear) !== aStage) throw refused(say.stages, say.stagesInstead)
  const told = { anchor: presence(from, true), there: presence(target, true) }
  const { verdictOf, waits, moves } = await judgeOutside(question, told, judging)
  const counts = waits
    ? { kept: null, joined: null, left: null }
    : countsTold(moves, first, { exact: false, rounded: access.rounded })
  return { verdictOf, counts, anchor, own: false }
}
