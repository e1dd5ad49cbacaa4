import { type Actor, type Catalogue, type DimensionDescription, localName } from '../contract/index.ts'
import { dimensionLabel, sayTree } from '../school/index.ts'
import { aboutQuestion } from '../school/rules/index.ts'
import type { Dimension, Grouping, Member } from '../semantics/index.ts'
import { type Access, accessOf, schoolOf } from './access.ts'
import type { Door, Holding } from './door.ts'

/** The measures, dimensions and members that the actor may ask about. Throws noFiguresForRole, emptyScope, noGeneration. */
export async function catalogueFor(actor: Actor, door: Door): Promise<Catalogue> {
  accessOf(actor) // a role without figures is refused before anything is opened
  const generation = await door.warehouse.current()
  const holding = await door.holding(generation)
  const { model, members } = holding
  const access = accessOf(actor, holding.succession)
  const groupings = model.groupings.filter(({ name }) => isOpen(name, access) && (members.get(name)?.length ?? 0) > 0)
  // each fact's own, then the groups of what it has
  const dimensionsOf = (name: string, over: string | null): string[] => {
    const own = model.facts.find((fact) => fact.name === name)?.dimensions.filter((dimension) => dimension !== over) ?? []
    return [...own, ...groupings.filter(({ of }) => own.includes(of)).map((grouping) => grouping.name)]
  }
  const topics = new Map(await Promise.all(model.facts.map(async ({ name }) => [name, await holding.book.topics(name)] as const)))
  const membersIn = (name: string, over: string | null): Catalogue['measures'][number]['members'] => {
    const told = topics.get(name) ?? []
    const apart = model.facts.find((fact) => fact.name === name)?.apart ?? []
    return Object.fromEntries(
      apart.flatMap((dimension, at) =>
        dimension === over ? [] : [[dimension, membersAt(told, at, members.get(dimension) ?? [])]],
      ),
    )
  }
  const cubeOf = (name: string): string => model.facts.find((fact) => fact.name === name)?.cube ?? name
  return {
    version: model.version,
    generation: generation.id,
    measures: [...model.measures.map((measure) => ({ ...measure, over: null })), ...model.made].map(
      ({ describe, said, fact, over }) => ({
        ...describe,
        ...said,
        cube: cubeOf(fact),
        dimensions: dimensionsOf(fact, over),
        members: membersIn(fact, over),
      }),
    ),
    dimensions: [
      ...model.dimensions.filter(({ name }) => isOpen(name, access)).map((dimension) => describe(dimension, holding, access)),
      ...groupings.map((grouping) => describeGroups(grouping, holding)),
    ],
  }
}

/** Members of the dimension that stands at a place in the topics, in their own order. */
const membersAt = (topics: readonly string[], place: number, members: readonly Member[]): string[] => {
  const keys = new Set(topics.map((topic) => Number(topic.split('.')[place])))
  return members.filter(({ key }) => keys.has(key)).map(({ id }) => id)
}

function describe(dimension: Dimension, { members }: Holding, access: Access): DimensionDescription {
  const parents = new Map((members.get(dimension.parent ?? '') ?? []).map((member) => [member.key, member.id]))
  const all = (members.get(dimension.name) ?? []).map((member) => ({
    id: member.id,
    label: member.label,
    parent: member.parent === null ? null : (parents.get(member.parent) ?? null),
  }))
  return {
    name: dimension.name,
    label: dimensionLabel(dimension.name),
    members: all
      .filter((member) => mayBeNamed(dimension.name, member.id, access))
      .map((member) => withWording(dimension.name, member)),
  }
}

/** A question with its domain and how it is put now. */
function withWording<T extends { readonly id: string }>(dimension: string, member: T): T & { readonly about?: string } {
  const about = dimension === 'question' ? aboutQuestion(member.id) : null
  return about === null ? member : { ...member, about }
}

/** Groups with what they hold, whose they are, and the owner's own words. */
function describeGroups({ name }: Grouping, { members, locals }: Holding): DimensionDescription {
  const schools = new Map((members.get('school') ?? []).map((school) => [school.id, school.label]))
  return {
    name,
    label: dimensionLabel(name),
    members: (members.get(name) ?? []).map(({ id, label: title }) => {
      const local = locals.find((one) => localName(one) === id)
      const about =
        local === undefined ? '' : [sayTree(local.tree, (code) => schools.get(code) ?? code), local.description].join(' ').trim()
      return { id, label: title, parent: null, about, ...(local === undefined ? {} : { owner: local.owner }) }
    }),
  }
}

function isOpen(name: string, { classes }: Access): boolean {
  if (name === 'class') return classes !== 'none'
  return (name !== 'operator' && name !== 'schoolGroup') || classes !== 'groups'
}

/** The members that a question may name without being refused (permitted.ts). */
function mayBeNamed(dimension: string, id: string, { classes, own, groups }: Access): boolean {
  if (dimension === 'class' && classes === 'own') return own.has(schoolOf(id))
  if (classes !== 'groups') return true
  if (dimension === 'class') return groups.some((group) => group.class === id)
  return dimension !== 'school' || own.has(id)
}
