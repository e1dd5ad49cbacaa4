// Who may ask what. Deny by default: what no rule here permits is refused.
import { type Actor, type Comparison, Fault, type Filter, type Query, type Regime, roleNames } from '../contract/index.ts'
import type { OuterRegime } from './suppression/decide.ts'

export interface Access {
  readonly actor: Actor
  /** the regime of what lies outside the own units; `reference` where those are known from inside, however many (rulings.ts) */
  readonly outer: Exclude<OuterRegime, 'referenceSeveral'>
  /** what the reader is told of the outer regime */
  readonly regime: Regime
  /** schools whose figures follow the rules of the own unit */
  readonly own: ReadonlySet<string>
  /** head counts are told in tens */
  readonly rounded: boolean
  /** whose classes may be asked about: everyone's, the own schools', or none */
  readonly classes: 'all' | 'own' | 'none'
}

/** Throws noFiguresForRole (coordinator, data protection officer) and emptyScope (a principal of no school, a teacher). */
export function accessOf(actor: Actor): Access {
  switch (actor.role) {
    case 'head':
    case 'analyst':
      return { actor, outer: 'across', regime: 'across', own: new Set(), rounded: false, classes: 'all' }
    case 'board':
      return { actor, outer: 'across', regime: 'public', own: new Set(), rounded: true, classes: 'none' }
    case 'principal': {
      if (actor.scope.length === 0) throw new Fault('emptyScope', { role: roleNames.principal })
      return { actor, outer: 'reference', regime: 'across', own: new Set(actor.scope), rounded: false, classes: 'own' }
    }
    case 'teacher':
      throw new Fault('emptyScope', { role: roleNames.teacher }) // until a teacher's groups are told
    case 'coordinator':
    case 'dataProtectionOfficer':
      throw new Fault('noFiguresForRole', { role: roleNames[actor.role] })
  }
}

/**
 * The query with the actor's row predicate joined to it. Classes are seen in the own schools only, so a question that speaks
 * of classes is about the own schools; naming another school or its class there is refused. `schools`: the codes that the
 * generation knows, since a unit of the scope may have no figures yet.
 */
export function permitted(query: Query, access: Access, schools: readonly string[]): Query {
  const where = query.where ?? []
  const chosen = [...where.map(namedBy), ...(query.compare ?? []).flatMap(sidesOf)]
  const named = [...(query.by ?? []), ...chosen.map(({ dimension }) => dimension)]
  if (!named.includes('class') || access.classes === 'all') return query
  if (access.classes === 'none') throw new Fault('notPermitted', { what: 'siffror per klass' })
  for (const { dimension, ids } of chosen) {
    const foreign = ids.find((id) => isForeign(dimension, id, access))
    if (foreign !== undefined) throw new Fault('notPermitted', { what: `klasser på en annan skola (${foreign})` })
  }
  const known = [...access.own].filter((school) => schools.includes(school))
  return { ...query, where: [...where, { dimension: 'school', in: known.length > 0 ? known : [...access.own] }] }
}

interface Chosen {
  readonly dimension: string
  readonly ids: readonly string[]
}

/** Another school may be left out, but its classes are not even named. */
function namedBy({ dimension, in: chosen, notIn }: Filter): Chosen {
  return { dimension, ids: [...(chosen ?? []), ...(dimension === 'class' ? (notIn ?? []) : [])] }
}

/** A difference between two classes is a question about classes too, though it stands in no `by`. */
const sidesOf = (comparison: Comparison): readonly Chosen[] =>
  'gap' in comparison ? [{ dimension: comparison.gap.dimension, ids: [comparison.gap.a, comparison.gap.b] }] : []

function isForeign(dimension: string, id: string, access: Access): boolean {
  if (dimension === 'school') return !access.own.has(id)
  return dimension === 'class' && !access.own.has(id.split(':', 1)[0] ?? '')
}
