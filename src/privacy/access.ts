// Who may ask what. Deny by default: what no rule here permits is refused.
import { type Actor, Fault, type Query, type Regime, type Role } from '../contract/index.ts'
import type { PatternRegime } from './suppression/decide.ts'

export interface Access {
  readonly actor: Actor
  /** the regime of what lies outside the own units */
  readonly outer: Exclude<PatternRegime, 'own'>
  /** what the reader is told of the outer regime */
  readonly regime: Regime
  /** schools whose figures follow the rules of the own unit */
  readonly own: ReadonlySet<string>
  /** head counts are told in tens */
  readonly rounded: boolean
  /** whose classes may be asked about: everyone's, the own schools', or none */
  readonly classes: 'all' | 'own' | 'none'
}

const roleNames: Readonly<Record<Role, string>> = {
  head: 'verksamhetschef',
  principal: 'rektor',
  coordinator: 'samordnare',
  board: 'nämnd',
}

/** Throws noFiguresForRole (coordinator) and emptyScope (a principal of no school). */
export function accessOf(actor: Actor): Access {
  switch (actor.role) {
    case 'head':
      return { actor, outer: 'across', regime: 'across', own: new Set(), rounded: false, classes: 'all' }
    case 'board':
      return { actor, outer: 'across', regime: 'public', own: new Set(), rounded: true, classes: 'none' }
    case 'principal': {
      if (actor.scope.length === 0) throw new Fault('emptyScope', { role: roleNames.principal })
      return { actor, outer: 'reference', regime: 'across', own: new Set(actor.scope), rounded: false, classes: 'own' }
    }
    case 'coordinator':
      throw new Fault('noFiguresForRole', { role: roleNames.coordinator })
  }
}

/**
 * The query with the actor's row predicate joined to it. Classes are seen in the own schools only, so a question that speaks
 * of classes is about the own schools; naming another school or its class there is refused.
 */
export function permitted(query: Query, access: Access): Query {
  const where = query.where ?? []
  const named = [...(query.by ?? []), ...where.map((filter) => filter.dimension)]
  if (!named.includes('class') || access.classes === 'all') return query
  if (access.classes === 'none') throw new Fault('notPermitted', { what: 'siffror per klass' })
  for (const filter of where) {
    const foreign = filter.in?.find((id) => isForeign(filter.dimension, id, access))
    if (foreign !== undefined) throw new Fault('notPermitted', { what: `klasser på en annan skola (${foreign})` })
  }
  return { ...query, where: [...where, { dimension: 'school', in: [...access.own] }] }
}

function isForeign(dimension: string, id: string, access: Access): boolean {
  if (dimension === 'school') return !access.own.has(id)
  return dimension === 'class' && !access.own.has(id.split(':', 1)[0] ?? '')
}
