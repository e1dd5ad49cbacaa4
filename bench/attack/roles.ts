// Who attacks: one of each role, with what the person knows beforehand.
import type { Actor, Role } from '../../src/contract/index.ts'

export interface Attacker {
  readonly name: string
  readonly actor: Actor
  /** whose classes the role may ask about: a teacher's are the own groups */
  readonly classes: 'all' | 'own' | 'groups' | 'none'
  /** school unit codes whose pupils the person has lists of: known one by one, and no secret */
  readonly own: readonly string[]
  /** the same of class ids */
  readonly groups: readonly string[]
}

const actorOf = (role: Role, scope: readonly string[] = []): Actor => ({ id: `attack-${role}`, name: 'attack', role, scope })
const outsider = { own: [], groups: [] } as const

/** Every role over these schools, the ones with most pupils first; the teacher's group is a class of `classes` and year `from`. */
export function attackersOver(schools: readonly string[], classes: readonly string[], from: string): readonly Attacker[] {
  const [largest = '', second = '', third = ''] = schools
  const smallest = schools.at(-1) ?? ''
  const principal = (name: string, own: readonly string[]): Attacker => ({
    ...{ name: `principal of ${name}`, actor: actorOf('principal', own), classes: 'own', own, groups: [] },
  })
  const group = classes.find((id) => id.startsWith(`${largest}:9`)) ?? `${largest}:9A`
  const teacher: Actor = { ...actorOf('teacher'), groups: [{ class: group, subjects: null, from }] }
  return [
    { ...outsider, name: 'head', actor: actorOf('head'), classes: 'all' },
    { ...outsider, name: 'analyst', actor: actorOf('analyst'), classes: 'all' },
    { ...outsider, name: 'board', actor: actorOf('board'), classes: 'none' },
    principal('one unit', [smallest]),
    principal('two units', [largest, third]),
    principal('three units', [second, third, smallest]),
    { name: 'teacher', actor: teacher, classes: 'groups', own: [], groups: [group] },
    { ...outsider, name: 'coordinator', actor: actorOf('coordinator'), classes: 'none' },
    { ...outsider, name: 'data protection officer', actor: actorOf('dataProtectionOfficer'), classes: 'none' },
  ]
}

/** Which pupils the person holds lists of, and which classes can be told apart, by the member ids of a group's keys. */
export const holdsList = ({ own, groups }: Attacker, school: string, group: string | null): boolean =>
  own.includes(school) || (group !== null && groups.includes(group))
export const tellsClass = ({ classes, own, groups }: Attacker, school: string, group: string | null): boolean =>
  classes === 'all' ||
  (classes === 'own' && own.includes(school)) ||
  (classes === 'groups' && group !== null && groups.includes(group))
