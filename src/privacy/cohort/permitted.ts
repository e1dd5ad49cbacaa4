// Questions about the same pupils that may be answered: in the own unit, and outside it for the municipality as a whole.
import { Fault, type Query } from '../../contract/index.ts'
import { dimensionLabel, model } from '../../school/index.ts'
import type { Access } from '../access.ts'
import type { Holding } from '../door.ts'
import { privacyWords } from '../words.ts'

const say = privacyWords.cohort
const refused = (problem: string, instead: string): Fault<'closedCohort'> => new Fault('closedCohort', { problem, instead })

const everywhere: ReadonlySet<string> = new Set([
  ...['sex', 'schoolYear', 'stageYear', 'term'],
  ...model.facts.flatMap(({ apart }) => apart),
])
const inOwnUnits: ReadonlySet<string> = new Set([...everywhere, 'school', 'class'])

/**
 * The question (as `permitted` gives it) limited to the own units, for those who have any. Throws closedCohort, in the same words whether
 * a unit that is not one's own exists or not.
 */
export function permittedCohort(query: Query, { own, classes }: Access, { known }: Pick<Holding, 'known'>): Query {
  if (query.cohort === undefined) return query
  const where = query.where ?? []
  const names = [...(query.by ?? []), ...where.map(({ dimension }) => dimension)]
  const gap = (query.compare ?? []).find((comparison) => 'gap' in comparison && comparison.gap.dimension !== 'sex')
  if (gap !== undefined) throw refused(say.gap(gap.id), say.gapInstead)
  if (own.size === 0) {
    const closed = names.find((name) => !everywhere.has(name))
    if (closed === undefined) return query
    throw refused(say.outside(labelOf(closed)), say.outsideInstead)
  }
  const unit = classes === 'groups' ? 'class' : 'school'
  if (!names.includes('class') && !names.includes(unit))
    throw refused(say.own, classes === 'groups' ? say.ownClassInstead : say.ownUnitInstead)
  const closed = names.find((name) => !inOwnUnits.has(name))
  if (closed !== undefined) throw refused(say.split(labelOf(closed)), say.splitInstead)
  const foreign = where.flatMap((filter) =>
    filter.dimension === 'school' ? [...(filter.in ?? []), ...(filter.notIn ?? [])] : [],
  )
  const other = foreign.find((id) => !own.has(id))
  if (other !== undefined) throw refused(say.foreign(other), say.foreignInstead)
  const schools = [...own].filter((id) => known.schools.includes(id))
  return { ...query, where: [...where, { dimension: 'school', in: schools.length > 0 ? schools : [...own] }] }
}

const labelOf = (name: string): string => privacyWords.inside(dimensionLabel(name))
