// Whose pupils may be seen by name: a principal's own units' classes, a teacher's own groups, nobody else's. Deny by default.
import { type Actor, Fault } from '../contract/index.ts'
import { memberName } from '../school/rules/index.ts'
import { type Generation, numberIn, textIn } from '../warehouse/index.ts'
import { privacyWords } from './words.ts'

/** A class in one school year. `subjects`: the codes whose grades the reader may see, null for all. */
export interface ReachedClass {
  readonly key: number
  readonly id: string
  readonly label: string
  readonly school: string
  readonly schoolName: string
  readonly schoolYear: number
  readonly schoolYearId: string
  readonly subjects: readonly string[] | null
}

/** The classes with pupils that the actor reaches, by school, name and year, latest year first. Faults notPermitted, emptyScope. */
export async function reachOf(actor: Actor, generation: Generation): Promise<readonly ReachedClass[]> {
  const schools = schoolsOf(actor)
  const rows = await generation.run(`
    select distinct c.key, c.id, c.label, s.id as school, s.label as school_name, y.key as school_year, y.id as school_year_id
    from enrolment e
    join dim_class c on c.key = e.class_key
    join dim_school s on s.key = c.school_key
    join dim_school_year y on y.key = e.school_year_key
    order by s.label, c.label, y.key desc`)
  return rows.flatMap((row) => {
    const id = textIn(row, 'id')
    const school = textIn(row, 'school')
    const schoolYearId = textIn(row, 'school_year_id')
    const subjects = subjectsIn(actor, id, schoolYearId)
    if (!schools.has(school) || subjects === undefined) return []
    const found = {
      key: numberIn(row, 'key'),
      id,
      label: textIn(row, 'label'),
      school,
      schoolName: memberName('school', school, textIn(row, 'school_name')),
    }
    return [{ ...found, schoolYear: numberIn(row, 'school_year'), schoolYearId, subjects }]
  })
}

function schoolsOf(actor: Actor): ReadonlySet<string> {
  if (actor.role === 'principal') return own(actor, actor.scope)
  if (actor.role === 'teacher')
    return own(
      actor,
      (actor.groups ?? []).map((group) => group.class.split(':', 1)[0] ?? ''),
    )
  throw new Fault('notPermitted', { what: privacyWords.what.lists })
}

function own({ role }: Actor, schools: readonly string[]): ReadonlySet<string> {
  if (schools.length === 0) throw new Fault('emptyScope', { role })
  return new Set(schools)
}

/** All (null) for a principal; a teacher's own of that group, and nothing (undefined) before the group was the teacher's. */
function subjectsIn(actor: Actor, id: string, schoolYear: string): readonly string[] | null | undefined {
  if (actor.role === 'principal') return null
  return actor.groups?.find((group) => group.class === id && schoolYear >= group.from)?.subjects
}
