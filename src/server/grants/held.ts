// From grants to the roles that a person holds: a role's rows together are its scope.
import { type Grant, type Group, type HeldRole, roles } from '../../contract/index.ts'
import { grantWords, words } from '../../picture/index.ts'
import { formatSchoolYear, schoolYearOf } from '../../school/rules/index.ts'

/** The roles of grants in force, in the order of `roles`. `schools`: names by unit code. */
export function heldRoles(grants: readonly Grant[], schools: ReadonlyMap<string, string>): HeldRole[] {
  return roles.flatMap((role) => {
    const rows = grants.filter((grant) => grant.role === role)
    if (rows.length === 0) return []
    const scope = role === 'principal' ? [...new Set(rows.flatMap(({ school }) => school ?? []))] : []
    const groups = role === 'teacher' ? groupsOf(rows) : []
    return [{ role, scope, groups, about: aboutRole(role, scope, groups, schools) }]
  })
}

/** Rows about one class from one school year on are one group; a row without a subject opens all of them. */
function groupsOf(rows: readonly Grant[]): HeldRole['groups'] {
  const groups = new Map<string, HeldRole['groups'][number]>()
  for (const { class: id, subjects, validFrom } of rows) {
    if (id === null) continue
    const from = formatSchoolYear(schoolYearOf(validFrom))
    const known = groups.get(`${id} ${from}`)
    const both =
      known === undefined ? subjects : known.subjects === null || subjects === null ? null : [...known.subjects, ...subjects]
    groups.set(`${id} ${from}`, { class: id, subjects: both === null ? null : [...new Set(both)], from })
  }
  return [...groups.values()]
}

export function aboutRole(
  role: HeldRole['role'],
  scope: readonly string[],
  groups: readonly Group[],
  schools: ReadonlyMap<string, string>,
): string {
  const named = (code: string): string => schools.get(code) ?? code
  if (role === 'principal') return grantWords.held.principalOf(words.list(scope.map(named)))
  if (role !== 'teacher') return words.roles[role]
  return grantWords.held.teacherOf(words.list([...new Set(groups.map((group) => aboutGroup(group, schools)))]))
}

/** `9A på Åsskolan 7–9`, with the subjects where they are told. */
export function aboutGroup(
  { class: id, subjects }: Pick<Group, 'class' | 'subjects'>,
  schools: ReadonlyMap<string, string>,
): string {
  const at = id.indexOf(':')
  const code = id.slice(0, at)
  return grantWords.held.group(id.slice(at + 1), schools.get(code) ?? code, subjects === null ? null : subjects.join(', '))
}
