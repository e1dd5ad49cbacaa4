// Why a question is answered as it is: which rules meet it. Told from the question, the rights and the units; no figure is read, so that
// nothing hidden can be told by the explanation.
import { type Actor, Fault, type FaultCode, type Query, type Regime, type TellingRule, tellingRules } from '../contract/index.ts'
import type { FactQuestion, Member, Question } from '../semantics/index.ts'
import type { Access } from './access.ts'
import { type Begun, begin } from './disclose.ts'
import type { Door, Holding } from './door.ts'
import { attributeDimensions } from './pattern-tables.ts'
import { resolveFor } from './resolve-for.ts'

export interface Explained {
  /** what closes the whole question; then nothing else is told */
  readonly refused: Fault | null
  /** of what lies outside the own units; null when refused */
  readonly regime: Regime | null
  /** units whose own rules meet the question, by name: schools, a teacher's classes with their school */
  readonly inside: readonly string[]
  /** those of them that a unit has succeeded and brings as own */
  readonly before: readonly string[]
  /** does any cell lie outside the own units, or hold more than them? */
  readonly outside: boolean
  /** the question spoke of more than the role sees, and is about these alone */
  readonly limited: 'ownSchools' | 'ownGroups' | null
  readonly rules: readonly TellingRule[]
}

/** Faults that are an explanation; any other says that there is no such question. */
const closing: ReadonlySet<FaultCode> = new Set(['noFiguresForRole', 'emptyScope', 'notPermitted', 'closedCombination'])

/** Throws the Faults of the question (semantics.resolve), noGeneration and unknownGeneration. What access closes is answered. */
export async function explain(query: Query, actor: Actor, door: Door): Promise<Explained> {
  try {
    return explained(await begin(query, actor, door))
  } catch (error) {
    if (!(error instanceof Fault) || !closing.has(error.code)) throw error
    return { refused: error, regime: null, inside: [], before: [], outside: false, limited: null, rules: [] }
  }
}

function explained(begun: Begun): Explained {
  const { access, holding } = begun
  const variants = resolveFor(begun)
  const questions = variants.flatMap((variant) => variant.questions)
  const met = questions.map((question) => placesOf(question, access, holding))
  const inside = [...new Set(met.flatMap((places) => places.inside))]
  const outside = met.some((places) => places.outside)
  const added = variants.flatMap(({ variant: { query }, allowed }) =>
    (allowed.where ?? []).slice(query.where?.length ?? 0).map(({ dimension }) => dimension),
  )
  return {
    refused: null,
    regime: access.regime,
    inside: inside.map(({ name }) => name),
    before: inside.flatMap(({ school, name }) => (isBefore(school, access) ? [name] : [])),
    outside,
    limited: added.includes('class') ? 'ownGroups' : added.includes('school') ? 'ownSchools' : null,
    rules: rulesOf(questions, access, {
      inside: inside.length > 0,
      outside,
      made: variants.some(({ variant }) => variant.made !== null || variant.over !== null),
    }),
  }
}

interface Unit {
  readonly name: string
  /** school unit code */
  readonly school: string
}
interface Places {
  readonly inside: readonly Unit[]
  readonly outside: boolean
}

const isBefore = (school: string, { actor, own, classes }: Access): boolean =>
  classes === 'own' && own.has(school) && !actor.scope.includes(school)

/** A cell is the own unit's when all its pupils are: one a school or class, or the sum of own schools alone. */
function placesOf(question: Question, access: Access, holding: Holding): Places {
  const parts = question.parts.flatMap((part) => question.groupings.map((grouping) => placesIn(part, grouping, access, holding)))
  const units = new Map(parts.flatMap(({ inside }) => inside.map((unit) => [unit.name, unit])))
  return { inside: [...units.values()], outside: parts.some(({ outside }) => outside) }
}

function placesIn(part: FactQuestion, grouping: readonly string[], access: Access, holding: Holding): Places {
  if (access.classes === 'groups') return placesOfTeacher(part, grouping, access, holding)
  const schools = schoolsIn(part, holding)
  const own = schools.filter(({ id }) => access.own.has(id)).map(({ id, label }) => ({ name: label, school: id }))
  const onlyOwn = own.length === schools.length
  const apart = grouping.includes('school') || grouping.includes('class')
  return { inside: apart || onlyOwn ? own : [], outside: !onlyOwn }
}

/** A teacher holds the lists of the groups: what is told of a school is told from outside. */
function placesOfTeacher(part: FactQuestion, grouping: readonly string[], { groups }: Access, holding: Holding): Places {
  const chosen = keysOf(part, 'class')
  if (!grouping.includes('class') && chosen === null) return { inside: [], outside: true }
  const own = (holding.members.get('class') ?? []).filter(
    ({ id, key }) => groups.some((group) => group.class === id) && (chosen?.includes(key) ?? true),
  )
  const named = own.map(({ id, label, parent }) => {
    const school = holding.memberOf('school', parent ?? -1)
    return { name: `${label}, ${school?.label ?? ''}`, school: id.split(':', 1)[0] ?? '' }
  })
  return { inside: named, outside: false }
}

/** The schools that rows of the part may belong to. */
function schoolsIn(part: FactQuestion, { members, memberOf }: Holding): readonly Member[] {
  const [schools, operators] = [keysOf(part, 'school'), keysOf(part, 'operator')]
  const classes = keysOf(part, 'class')?.map((key) => memberOf('class', key)?.parent ?? -1) ?? null
  return (members.get('school') ?? []).filter(
    ({ key, parent }) =>
      (schools?.includes(key) ?? true) && (classes?.includes(key) ?? true) && (operators?.includes(parent ?? -1) ?? true),
  )
}

/** The keys that the part is limited to; null when it is not. */
const keysOf = ({ where }: FactQuestion, dimension: string): readonly number[] | null =>
  where.find((filter) => filter.dimension === dimension)?.keys ?? null

interface Where {
  readonly inside: boolean
  readonly outside: boolean
  /** own measures or groups */
  readonly made: boolean
}

function rulesOf(questions: readonly Question[], access: Access, { inside, outside, made }: Where): readonly TellingRule[] {
  const parts = questions.flatMap((question) => question.parts)
  const kinds = new Set(parts.flatMap(({ measures }) => measures.map(({ kind }) => kind)))
  const named = new Set([
    ...questions.flatMap(({ by }) => by),
    ...parts.flatMap(({ where }) => where.map(({ dimension }) => dimension)),
  ])
  const attributes = parts.flatMap(({ fact }) => attributeDimensions(fact).map(({ dimension }) => dimension))
  const knows = outside && access.own.size > 0
  const meets: Readonly<Record<TellingRule, boolean>> = {
    ownFew: inside && (kinds.has('count') || kinds.has('share')),
    ownHeads: inside && kinds.has('share'),
    ownMean: inside && (kinds.has('mean') || kinds.has('ratio')),
    few: outside,
    complement: outside,
    ownSchoolAsWhole: outside && access.classes === 'groups',
    rest: knows,
    several: knows && access.own.size > 1,
    zeroOrAll: kinds.has('share'),
    secondary: inside || outside,
    roundedMean: outside && (kinds.has('mean') || kinds.has('ratio')),
    roundedHeads: access.rounded,
    waiting: outside,
    attributes: attributes.some((dimension) => named.has(dimension)),
    noClass: named.has('class'),
    made,
  }
  return tellingRules.filter((rule) => meets[rule])
}
