// The same pupils at another time: the rows of a question are limited to pupils who were in a stage year in a school year.
import { Fault, type Query } from '../contract/index.ts'
import type { Holding } from './ask.ts'
import type { FactQuestion, Group, KeyFilter, Member, Presence } from './model.ts'
import { memberNamed, membersOf } from './names.ts'
import { queryProblems } from './problems.ts'

/** When and where in school the pupils are followed from. `schoolYear` null: as many years away as the stage years are. */
export interface Anchor {
  readonly schoolYear: Member | null
  readonly stageYear: Member
}

const times = ['schoolYear', 'stageYear', 'term']
const say = queryProblems.cohort
const refused = (problem: string, instead: string): Fault<'closedCohort'> => new Fault('closedCohort', { problem, instead })

/** Throws unknownMember, and closedCohort where the question goes through several times, is held against other pupils, or counts something else than pupils. */
export function anchorOf({ anchor }: NonNullable<Query['cohort']>, query: Query, { members, model }: Holding): Anchor {
  if (times.some((name) => query.by?.includes(name))) throw refused(say.split, say.splitInstead)
  const other = (query.compare ?? []).find((comparison) => !('gap' in comparison || 'area' in comparison))
  if (other !== undefined) throw refused(say.others(other.id), say.othersInstead)
  const amount = model.measures.find(({ kind, describe }) => kind === 'ratio' && query.measures.includes(describe.name))
  if (amount !== undefined) throw refused(say.amounts(amount.describe.name), say.amountsInstead)
  return {
    schoolYear: anchor.schoolYear === undefined ? null : memberNamed(members, 'schoolYear', anchor.schoolYear),
    stageYear: memberNamed(members, 'stageYear', String(anchor.stageYear)),
  }
}

/**
 * The part at the one time that its pupils are followed to, among those of the anchor. A year later the pupils are a stage year further, so of the
 * anchor's school year and the part's school year and stage year two are enough. Throws closedCohort.
 */
export function followed(part: FactQuestion, anchor: Anchor, said: readonly string[], holding: Holding): FactQuestion {
  if (part.fact.rowsOf !== 'pupils') throw refused(say.nobodys, say.nobodysInstead)
  const [since, stage] = [anchor.schoolYear?.key ?? null, anchor.stageYear.key]
  const year = onlyKey(part, 'schoolYear')
  // a stage year that nobody has said is the usual one only where it decides the school year
  const decided = year !== null && since !== null && !said.includes('stageYear')
  const target = decided ? null : onlyKey(part, 'stageYear')
  const term = onlyKey(part, 'term')
  if (term === null) throw refused(say.noTerm, say.noTermInstead)
  const from = since ?? (year === null || target === null ? null : year - (target - stage))
  if (from === null || (year === null && target === null)) throw refused(say.noTarget, say.noTargetInstead)
  const steps = year === null ? (target ?? stage) - stage : year - from
  if (target !== null && target - stage !== steps)
    throw refused(say.disagree(stage, anchor.schoolYear?.label ?? '', target), say.disagreeInstead)
  if (steps === 0) throw refused(say.ownYear, say.ownYearInstead)
  const where = [
    ...part.where.filter(({ dimension }) => !times.includes(dimension)),
    { dimension: 'schoolYear', keys: [from + steps] },
    { dimension: 'stageYear', keys: [memberAt('stageYear', stage + steps, holding).key] },
    { dimension: 'term', keys: [term] },
  ]
  return { ...part, where, among: [presenceAt(from, stage, holding)] }
}

function onlyKey({ where }: FactQuestion, dimension: keyof typeof say.dimensions): number | null {
  const chosen = where.find((filter) => filter.dimension === dimension)
  if (chosen === undefined) return null
  const [key] = chosen.keys
  if (key === undefined || chosen.keys.length > 1)
    throw refused(say.notOne(say.dimensions[dimension]), say.notOneInstead(say.dimensions[dimension]))
  return key
}

function memberAt(dimension: string, key: number, { members }: Holding): Member {
  const found = membersOf(members, dimension).find((member) => member.key === key)
  if (found === undefined) throw refused(say.noStage(key), say.noStageInstead)
  return found
}

/**
 * Those who were in a stage year (key) in a school year (key): the first of the model's ways to know it that has rows. Throws closedCohort
 * where none has; `strictly` takes the first that speaks of the stage year, whether the others have rows or not.
 */
export function presenceAt(schoolYear: number, stageYear: number, holding: Holding, strictly = false): Group {
  const { model, members, slices } = holding
  const stage = membersOf(members, 'stageYear').find(({ key }) => key === stageYear)?.id ?? ''
  const all = model.cohort.presence.filter(({ stageYears }) => stageYears === null || stageYears.includes(stage))
  for (const presence of strictly ? all.slice(0, 1) : all) {
    const fact = model.facts.find(({ name }) => name === presence.fact)
    const where = whereOf(presence, schoolYear, stageYear, holding)
    const isThere = slices.some(
      (slice) => slice.fact === fact?.name && where.every(({ dimension, keys }) => keys.includes(slice.keys[dimension] ?? -1)),
    )
    if (fact !== undefined && isThere) return { fact, where }
  }
  const year = membersOf(members, 'schoolYear').find(({ key }) => key === schoolYear)?.label
  throw refused(year === undefined ? say.noYear(stageYear) : say.unknown(stage, year), say.unknownInstead)
}

function whereOf({ term }: Presence, schoolYear: number, stageYear: number, { members }: Holding): readonly KeyFilter[] {
  const terms = membersOf(members, 'term').filter(({ id }) => id === term)
  return [
    { dimension: 'schoolYear', keys: [schoolYear] },
    { dimension: 'term', keys: terms.map(({ key }) => key) },
    { dimension: 'stageYear', keys: [stageYear] },
  ]
}

/** Is the question about both times? The stage year tells them apart. */
export const isOfBothTimes = ({ cohort, by }: Query): boolean => cohort !== undefined && by?.includes(apart) === true
const apart = 'stageYear'

/** The question at the time that its pupils are followed to alone. Throws closedCohort where a total would add the times up. */
export function atOneTime(query: Query): Query {
  const { by = [], totals = [] } = query
  if (totals.some((total) => !total.includes(apart))) throw refused(say.addedUp, say.addedUpInstead(apart))
  const without = (names: readonly string[]): string[] => names.filter((name) => name !== apart)
  return { ...query, by: without(by), totals: totals.map(without) }
}

/** The stage year of a part that `followed` has given its time. */
export const stageYearOf = ({ where }: FactQuestion, { members }: Pick<Holding, 'members'>): Member =>
  memberIn(where, 'stageYear', members)

/** The same pupils where they are followed from: the question with its time and its anchor (as `followed` has given them to `part`) turned round. */
export function atAnchor(query: Query, part: FactQuestion, { members }: Pick<Holding, 'members'>): Query {
  const idOf = (where: readonly KeyFilter[], dimension: string): string => memberIn(where, dimension, members).id
  const anchor = part.among?.[0]?.where ?? []
  const then = ['schoolYear', 'stageYear'].map((dimension) => ({ dimension, in: [idOf(anchor, dimension)] }))
  const rest = (query.where ?? []).filter(({ dimension }) => dimension !== 'schoolYear' && dimension !== 'stageYear')
  const stageYear = Number(idOf(part.where, 'stageYear'))
  return {
    ...query,
    where: [...rest, ...then],
    cohort: { anchor: { schoolYear: idOf(part.where, 'schoolYear'), stageYear } },
  }
}

function memberIn(where: readonly KeyFilter[], dimension: string, members: Holding['members']): Member {
  const [key] = where.find((filter) => filter.dimension === dimension)?.keys ?? []
  const found = membersOf(members, dimension).find((member) => member.key === key)
  if (found === undefined) throw new Error(`the same pupils are followed at no ${dimension}`)
  return found
}
