import type { Actor, Catalogue, DimensionDescription } from '../contract/index.ts'
import { model } from '../school/index.ts'
import type { Dimension, Members } from '../semantics/index.ts'
import { type Access, accessOf, schoolOf } from './access.ts'
import type { Door } from './door.ts'

/** The measures, dimensions and members that the actor may ask about. Throws noFiguresForRole, emptyScope, noGeneration. */
export async function catalogueFor(actor: Actor, door: Door): Promise<Catalogue> {
  accessOf(actor) // a role without figures is refused before anything is opened
  const generation = await door.warehouse.current()
  const { members, succession } = await door.holding(generation)
  const access = accessOf(actor, succession)
  return {
    version: model.version,
    generation: generation.id,
    measures: model.measures.map((measure) => {
      const fact = model.facts.find((candidate) => candidate.name === measure.fact)
      return { ...measure.describe, cube: fact?.cube ?? measure.fact, dimensions: [...(fact?.dimensions ?? [])] }
    }),
    dimensions: model.dimensions
      .filter((dimension) => isOpen(dimension, access))
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
  return {
    name: dimension.name,
    label: dimension.label,
    members: all.filter((member) => mayBeNamed(dimension.name, member.id, access)),
  }
}

function isOpen({ name }: Dimension, { classes }: Access): boolean {
  if (name === 'class') return classes !== 'none'
  return name !== 'operator' || classes !== 'groups'
}

/** The members that a question may name without being refused (permitted.ts). */
function mayBeNamed(dimension: string, id: string, { classes, own, groups }: Access): boolean {
  if (dimension === 'class' && classes === 'own') return own.has(schoolOf(id))
  if (classes !== 'groups') return true
  if (dimension === 'class') return groups.some((group) => group.class === id)
  return dimension !== 'school' || own.has(id)
}
