// Who attacks: one of each role, with what the person knows beforehand.
import type { Actor, Role } from '../../src/contract/index.ts'

export interface Attacker {
  readonly name: string
  readonly actor: Actor
  /** schools whose classes the role may ask about */
  readonly classes: 'all' | 'own' | 'none'
  /** school unit codes whose pupils the person has lists of: known one by one, and no secret */
  readonly own: readonly string[]
}

const actorOf = (role: Role, scope: readonly string[] = []): Actor => ({ id: `attack-${role}`, name: 'attack', role, scope })

/** Every role over these schools, the ones with most pupils first. */
export function attackersOver(schools: readonly string[]): readonly Attacker[] {
  const [largest = '', second = '', third = ''] = schools
  const smallest = schools.at(-1) ?? ''
  return [
    { name: 'head', actor: actorOf('head'), classes: 'all', own: [] },
    { name: 'board', actor: actorOf('board'), classes: 'none', own: [] },
    { name: 'principal of one unit', actor: actorOf('principal', [smallest]), classes: 'own', own: [smallest] },
    { name: 'principal of two units', actor: actorOf('principal', [largest, third]), classes: 'own', own: [largest, third] },
    {
      name: 'principal of three units',
      actor: actorOf('principal', [second, third, smallest]),
      classes: 'own',
      own: [second, third, smallest],
    },
    { name: 'coordinator', actor: actorOf('coordinator'), classes: 'none', own: [] },
  ]
}
