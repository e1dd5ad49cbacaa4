import type { Actor, Catalogue, DimensionDescription } from '../contract/index.ts'
import { model } from '../school/index.ts'
import type { Dimension, Members } from '../semantics/index.ts'
import { type Access, accessOf } from './access.ts'
import type { Door } from './door.ts'

/** The measures, dimensions and members that the actor may ask about. Throws noFiguresForRole, emptyScope, noGeneration. */
export async function catalogueFor(actor: Actor, door: Door): Promise<Catalogue> {
  const access = accessOf(actor)
  const generation = await door.warehouse.current()
  const { members } = await door.holding(generation)
  return {
    version: model.version,
    generation: generation.id,
    measures: model.measures.map((measure) => {
      const fact = model.facts.find((candidate) => candidate.name === measure.fact)
      return { ...measure.describe, cube: fact?.cube ?? measure.fact, dimensions: [...(fact?.dimensions ?? [])] }
    }),
    dimensions: model.dimensions
      .filter((dimension) => dimension.name !== 'class' || access.classes !== 'none')
      .map((dimension) => describe(dimension, members, access)),
  }
}

function describe(dimension: Dimension, members: Members, access: Access): DimensionDescription {
  const parents = new Map((members.get(dimension.parent ?? '') ?? []).map((member) => [member.key, member.id]))
  const all = (members.get(dimension.name) ?? []).map((member) => ({
    id: member.id,
    label: member.label,
    parent: member.parent === null ? null : (parents.get(member.parent) ?? null),
  }))
  const own = dimension.name === 'class' && access.classes === 'own'
  return {
    name: dimension.name,
    label: dimension.label,
    members: own ? all.filter((member) => member.parent !== null && access.own.has(member.parent)) : all,
  }
}
