// The same pupils of the own units: told only where the attacker's lists hold everyone, so that they are no news.
import type { Answer, Query } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import { type Atom, noClass } from './atoms.ts'
import type { Attacker } from './roles.ts'

interface Truth {
  readonly atoms: ReadonlyMap<string, readonly Atom[]>
  readonly idOf: (dimension: string, key: number) => string | null
}

/** What a figure gives away of pupils outside the lists, or null. */
export function inspectOwnCohort(
  { own, groups }: Attacker,
  { atoms, idOf }: Truth,
): (answer: Answer, query: Query) => string | null {
  const schools = own.length > 0 ? own : groups.map((id) => id.split(':', 1)[0] ?? '')
  return (answer, query) => {
    if (query.cohort === undefined) return null
    const chosen = (dimension: string): readonly string[] | undefined =>
      query.where?.find((filter) => filter.dimension === dimension)?.in
    for (const { keys, measure, n } of answer.cells) {
      if (n === null) continue
      const fact = model.measures.find(({ describe }) => describe.name === measure)?.fact ?? ''
      const of = keys.school ?? keys.class?.split(':', 1)[0]
      const told = of === undefined ? schools : [of]
      const stranger = (atoms.get(fact) ?? []).find(
        ({ keys: at }) =>
          at.class === noClass &&
          told.includes(idOf('school', at.school ?? 0) ?? '') &&
          (['schoolYear', 'stageYear'] as const).every(
            (name) => chosen(name)?.includes(idOf(name, at[name] ?? -1) ?? '') === true,
          ),
      )
      if (stranger !== undefined) return `the same pupils of ${told.join(', ')} with somebody outside the lists`
      if (n < 10) return `${n} of the same pupils`
    }
    return null
  }
}
