// What an actor may see at all. Deny by default: what no rule here permits is refused (permitted.ts).
import { type Actor, Fault, type Group, type Regime } from '../contract/index.ts'
import type { Succession } from './succession.ts'
import type { OuterRegime } from './suppression/decide.ts'

export interface Access {
  readonly actor: Actor
  /** the regime of what lies outside the own units; `reference` where those are known from inside, however many (rulings.ts) */
  readonly outer: Exclude<OuterRegime, 'referenceSeveral'>
  /** what the reader is told of the outer regime */
  readonly regime: Regime
  /** schools whose figures follow the rules of the own unit; a unit that succeeded another brings it */
  readonly own: ReadonlySet<string>
  /** head counts are told in tens */
  readonly rounded: boolean
  /** whose classes may be asked about: everyone's, the own schools', a teacher's groups, or none */
  readonly classes: 'all' | 'own' | 'groups' | 'none'
  /** a teacher's; empty for the others */
  readonly groups: readonly Group[]
}

const all = { own: new Set<string>(), groups: [], rounded: false } as const

/**
 * Throws noFiguresForRole (coordinator, data protection officer) and emptyScope (a principal of no school, a teacher of no
 * class). `succession`: which units came before the own ones; without it a unit has none.
 */
export function accessOf(actor: Actor, succession: Succession = () => []): Access {
  switch (actor.role) {
    case 'head':
    case 'analyst':
      return { ...all, actor, outer: 'across', regime: 'across', classes: 'all' }
    case 'board':
      return { ...all, actor, outer: 'across', regime: 'public', rounded: true, classes: 'none' }
    case 'principal': {
      if (actor.scope.length === 0) throw new Fault('emptyScope', { role: 'principal' })
      const own = new Set(actor.scope.flatMap((school) => [school, ...succession(school)]))
      return { ...all, actor, outer: 'reference', regime: 'across', own, classes: 'own' }
    }
    case 'teacher': {
      const groups = actor.groups ?? []
      if (groups.length === 0) throw new Fault('emptyScope', { role: 'teacher' })
      // a teacher holds the lists of the groups alone: of the school as a whole only what outsiders and its principal are both told
      const own = new Set(groups.map((group) => schoolOf(group.class)))
      return { ...all, actor, outer: 'reference', regime: 'across', own, classes: 'groups', groups }
    }
    case 'coordinator':
    case 'dataProtectionOfficer':
      throw new Fault('noFiguresForRole', { role: actor.role })
  }
}

/** The school unit of a class id, `12345678:9A`. */
export const schoolOf = (id: string): string => id.split(':', 1)[0] ?? ''
