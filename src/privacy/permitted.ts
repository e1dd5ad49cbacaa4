// A question with the actor's rows joined to it, or refused with the rule that closes it. Before names become keys: a name
// that the actor may not use is refused alike whether it exists or not.
import { type ClosedRule, type Comparison, Fault, type Filter, type Group, type Query } from '../contract/index.ts'
import type { Model } from '../semantics/index.ts'
import { type Access, schoolOf } from './access.ts'
import { privacyWords } from './words.ts'

/** The ids of units that a generation knows: a unit or class of the scope may have no figures yet. */
export interface Known {
  readonly schools: readonly string[]
  readonly classes: readonly string[]
}

/**
 * Classes are seen in the own schools (a teacher's: in the own groups), so a question that speaks of classes is about those;
 * naming another is refused. A teacher's question that speaks of schools is about the own. Throws notPermitted.
 */
export function permitted(query: Query, access: Access, known: Known, setting: Setting): Query {
  const asked = readAsked(query)
  if (access.classes === 'groups') refuseForTeacher(asked, access)
  const classes = asked.names.includes('class')
  if (classes && access.classes === 'none') throw refused(say.classes, 'classes')
  if (classes && access.classes !== 'all') {
    const foreign = asked.chosen.find(({ dimension, id }) => isForeign(dimension, id, access))
    if (foreign !== undefined) throw refused(say.classesElsewhere(foreign.id), 'classesElsewhere')
  }
  const added: Filter[] = []
  if (classes && access.classes === 'groups') added.push(among('class', groupsAsked(asked, access, setting), known.classes))
  if (access.classes === 'groups' ? classes || asked.names.includes('school') : classes && access.classes === 'own')
    added.push(among('school', [...access.own], known.schools))
  return added.length === 0 ? query : { ...query, where: [...(query.where ?? []), ...added] }
}

export interface Setting {
  readonly model: Model
  /** the subjects of the question are told of as one: a group must hold them all */
  readonly together: boolean
}

/** A member that a question names; `left`: as one to leave out. */
interface Named {
  readonly dimension: string
  readonly id: string
  readonly left: boolean
}
interface Asked {
  readonly query: Query
  /** every dimension that is split by, filtered on or compared in */
  readonly names: readonly string[]
  readonly chosen: readonly Named[]
}

/** A difference between two classes is a question about classes too, though it stands in no `by`. */
function readAsked(query: Query): Asked {
  const where = query.where ?? []
  const gaps = (query.compare ?? []).flatMap((comparison: Comparison) => ('gap' in comparison ? [comparison.gap] : []))
  const chosen = [
    ...where.flatMap(namedBy),
    ...gaps.flatMap(({ dimension, a, b }) => [a, b].map((id) => ({ dimension, id, left: false }))),
  ]
  const names = [...(query.by ?? []), ...where.map(({ dimension }) => dimension), ...gaps.map(({ dimension }) => dimension)]
  return { query, names, chosen }
}

const namedBy = ({ dimension, in: chosen, notIn }: Filter): readonly Named[] => [
  ...(chosen ?? []).map((id) => ({ dimension, id, left: false })),
  ...(notIn ?? []).map((id) => ({ dimension, id, left: true })),
]

const say = privacyWords.what
const refused = (what: string, rule: ClosedRule): Fault<'notPermitted'> => new Fault('notPermitted', { what, rule })

/** Another school may be left out, but its classes are not even named. */
function isForeign(dimension: string, id: string, { own }: Access, left = false): boolean {
  if (dimension === 'school') return !left && !own.has(id)
  return dimension === 'class' && !own.has(schoolOf(id))
}

/** The members of the scope that the generation knows; when it knows none, the scope itself, so that the fault names it. */
function among(dimension: string, scope: readonly string[], known: readonly string[]): Filter {
  const found = scope.filter((id) => known.includes(id))
  return { dimension, in: [...(found.length > 0 ? found : scope)] }
}

function refuseForTeacher({ names, chosen }: Asked, access: Access): void {
  if (names.includes('operator')) throw refused(say.operators, 'operators')
  const elsewhere = chosen.find((one) => one.dimension === 'school' && isForeign('school', one.id, access, one.left))
  if (elsewhere !== undefined) throw refused(say.otherSchool(elsewhere.id), 'otherSchools')
  const own = access.groups.map((group) => group.class)
  const other = chosen.find(({ dimension, id }) => dimension === 'class' && !own.includes(id))
  if (other !== undefined) throw refused(say.otherClasses(other.id), 'otherGroups')
}

/** The classes of the groups that open what is asked of classes. */
function groupsAsked(asked: Asked, { groups }: Access, setting: Setting): readonly string[] {
  const chosen = (dimension: string): readonly string[] =>
    asked.chosen.filter((one) => one.dimension === dimension && !one.left).map(({ id }) => id)
  const [classes, subjects, years] = [chosen('class'), chosen('subject'), chosen('schoolYear')]
  const named = groups.filter((group) => classes.length === 0 || classes.includes(group.class))
  const inSubject = named.filter((group) => asked.query.measures.every((measure) => opens(group, measure, subjects, setting)))
  const [first] = named
  if (first !== undefined && inSubject.length === 0)
    throw refused(say.otherSubjects(first.class, first.subjects?.join(', ') ?? ''), 'otherSubjects')
  const inYear = inSubject.filter(({ from }) => years.length === 0 || years.some((year) => year >= from))
  if (first !== undefined && inYear.length === 0) throw refused(say.otherYears(first.class, years.join(', ')), 'otherYears')
  return [...new Set(inYear.map((group) => group.class))]
}

/** A group held in some subjects opens facts that have subjects, and of those its own. */
function opens({ subjects }: Group, measure: string, asked: readonly string[], { model, together }: Setting): boolean {
  if (subjects === null) return true
  const fact = model.measures.find(({ describe }) => describe.name === measure)?.fact
  const hasSubjects = model.facts.find(({ name }) => name === fact)?.dimensions.includes('subject') === true
  if (together) return hasSubjects && asked.length > 0 && asked.every((subject) => subjects.includes(subject))
  return hasSubjects && (asked.length === 0 || asked.some((subject) => subjects.includes(subject)))
}
