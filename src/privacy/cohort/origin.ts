import type { DimensionKind, Group } from '../../semantics/index.ts'
import type { Asking } from '../disclose.ts'
import { joinOrigins, type Origin } from '../provenance.ts'
import { type Facet, type Facets, kindOf } from '../selection.ts'

/** The same pupils rest on what told of them where they are followed from, too. */
export function restingOn({ fact, where }: Group, originOf: Asking['originOf'], facets: Facets): Asking['originOf'] {
  const of = (kind: DimensionKind): Facet =>
    facets.of(
      new Map(where.filter(({ dimension }) => kindOf(dimension) === kind).map(({ dimension, keys }) => [dimension, keys])),
    )
  const nowhere = facets.of(new Map())
  const anchor = originOf(fact.name, { unit: of('unit'), time: of('time'), person: nowhere, subject: nowhere })
  const joined = new Map<Origin, Origin>()
  return (name, selection) => {
    const origin = originOf(name, selection)
    const both = joined.get(origin) ?? joinOrigins([origin, anchor])
    joined.set(origin, both)
    return both
  }
}
