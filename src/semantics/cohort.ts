// The same pupils at another time: the rows of a question are limited to pupils who were in a stage year in a school year.
import { Fault, type Query } from '../contract/index.ts'
import type { Holding } from './ask.ts'
import type { FactQuestion, Group, KeyFilter, Member, Presence } from './model.ts'
import { memberNamed, membersOf } from './names.ts'

/** When and where in school the pupils are followed from. */
export interface Anchor {
  readonly schoolYear: Member
  readonly stageYear: Member
}

const times = ['schoolYear', 'stageYear', 'term']
const refused = (problem: string, instead: string): Fault<'closedCohort'> => new Fault('closedCohort', { problem, instead })

/** Throws unknownMember, and closedCohort where the question goes through several times or is held against other pupils. */
export function anchorOf({ anchor }: NonNullable<Query['cohort']>, query: Query, { members }: Holding): Anchor {
  if (times.some((name) => query.by?.includes(name)))
    throw refused('de följs till ett läsår i taget', 'Välj läsår eller årskurs i where i stället för att dela upp på dem.')
  const other = (query.compare ?? []).find((comparison) => !('gap' in comparison || 'area' in comparison))
  if (other !== undefined) throw refused(`jämförelsen ${other.id} gäller andra elever`, 'Fråga efter den för sig, utan cohort.')
  return {
    schoolYear: memberNamed(members, 'schoolYear', anchor.schoolYear),
    stageYear: memberNamed(members, 'stageYear', String(anchor.stageYear)),
  }
}

/**
 * The part at the one time that its pupils are followed to, among those of the anchor. Of school year and stage year one is enough: the other
 * follows, since a year later the pupils are a stage year further. Throws closedCohort.
 */
export function followed(part: FactQuestion, anchor: Anchor, said: readonly string[], holding: Holding): FactQuestion {
  const [from, stage] = [anchor.schoolYear.key, anchor.stageYear.key]
  const year = onlyKey(part, 'schoolYear', 'läsår')
  // a stage year that nobody has said is the usual one only where it decides the school year
  const target = year !== null && !said.includes('stageYear') ? null : onlyKey(part, 'stageYear', 'årskurs')
  const term = onlyKey(part, 'term', 'termin')
  if (term === null) throw refused('frågan säger ingen termin', 'Välj en termin i where.')
  if (year === null && target === null)
    throw refused('frågan säger inte hur långt', 'Välj ett läsår eller en årskurs att följa dem till.')
  const steps = year === null ? (target ?? stage) - stage : year - from
  if (target !== null && target - stage !== steps)
    throw refused(
      `årskurs ${stage} läsåret ${anchor.schoolYear.label} är inte årskurs ${target} det läsår som frågan gäller`,
      'Ta bort ett av villkoren, så följer det av det andra.',
    )
  if (steps === 0) throw refused('det är gruppens eget läsår', 'Välj ett annat läsår, eller fråga utan cohort.')
  const where = [
    ...part.where.filter(({ dimension }) => !times.includes(dimension)),
    { dimension: 'schoolYear', keys: [from + steps] },
    { dimension: 'stageYear', keys: [memberAt('stageYear', stage + steps, holding).key] },
    { dimension: 'term', keys: [term] },
  ]
  return { ...part, where, among: [presenceAt(from, stage, holding)] }
}

function onlyKey({ where }: FactQuestion, dimension: string, word: string): number | null {
  const chosen = where.find((filter) => filter.dimension === dimension)
  if (chosen === undefined) return null
  const [key] = chosen.keys
  if (key === undefined || chosen.keys.length > 1)
    throw refused(`de följs till ett läsår i taget, och frågan gäller inte precis ett av ${word}`, `Välj ett ${word} i where.`)
  return key
}

function memberAt(dimension: string, key: number, { members }: Holding): Member {
  const found = membersOf(members, dimension).find((member) => member.key === key)
  if (found === undefined) throw refused(`årskurs ${key} finns inte`, 'Välj ett läsår som ligger närmare.')
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
  const year = membersOf(members, 'schoolYear').find(({ key }) => key === schoolYear)?.label ?? String(schoolYear)
  throw refused(
    `det finns ingen uppgift om vilka som gick i årskurs ${stage} läsåret ${year}`,
    'Välj ett annat läsår, eller läs in betygen och elevregistret för det.',
  )
}

function whereOf({ term }: Presence, schoolYear: number, stageYear: number, { members }: Holding): readonly KeyFilter[] {
  const terms = membersOf(members, 'term').filter(({ id }) => id === term)
  return [
    { dimension: 'schoolYear', keys: [schoolYear] },
    { dimension: 'term', keys: terms.map(({ key }) => key) },
    { dimension: 'stageYear', keys: [stageYear] },
  ]
}
