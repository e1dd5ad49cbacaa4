// The door's standing parts: where the generations are, where the audit goes, and what is kept of each generation.
import type { Local } from '../contract/index.ts'
import { groupMembers, model, withLocal } from '../school/index.ts'
import { memberName } from '../school/rules/index.ts'
import type { Member, Members, Model, Slice } from '../semantics/index.ts'
import type { Audit } from '../store/index.ts'
import { type Generation, readMembers, readSlices, textIn, type Warehouse } from '../warehouse/index.ts'
import { type Book, openBook } from './book.ts'
import { type KeptAnswers, openKeptAnswers } from './kept-answers.ts'
import { localsIn } from './local.ts'
import type { Known } from './permitted.ts'
import { type Provenance, readProvenance } from './provenance.ts'
import { openRests, type Rests } from './rest.ts'
import { readSuccession, type Succession } from './succession.ts'
import { readWaiting, type Waiting } from './waiting.ts'

export interface Door {
  readonly warehouse: Warehouse
  readonly audit: Audit
  readonly holding: (generation: Generation) => Promise<Holding>
  /** answers as they left, for those who ask the same with the same rights */
  readonly kept: KeptAnswers
}

/** What is read of a generation once and kept: it never changes. */
export interface Holding {
  /** with the municipality's own measures and groups */
  readonly model: Model
  readonly locals: readonly Local[]
  readonly members: Members
  /** the member of a dimension that has the key */
  readonly memberOf: (dimension: string, key: number) => Member | undefined
  readonly slices: readonly Slice[]
  readonly book: Book
  readonly provenance: Provenance
  readonly rests: Rests
  /** ids of the units it knows */
  readonly known: Known
  readonly succession: Succession
  readonly waiting: Waiting
  /** when the generation was made, ISO 8601 */
  readonly asOf: string
  /** of its logical rows: the same number may be made again with others */
  readonly hash: string
}

// the current one, and one that a saved answer or a rollback speaks of
const holdingsKept = 2

export function openDoor({ warehouse, audit }: Pick<Door, 'warehouse' | 'audit'>): Door {
  const kept = new Map<number, { readonly generation: Generation; readonly holding: Promise<Holding> }>()
  const holding = (generation: Generation): Promise<Holding> => {
    const known = kept.get(generation.id)
    if (known?.generation === generation) return known.holding
    const reading = readHolding(generation)
    kept.delete(generation.id)
    kept.set(generation.id, { generation, holding: reading })
    for (const id of kept.keys()) if (kept.size > holdingsKept) kept.delete(id)
    reading.catch(() => kept.delete(generation.id)) // the caller sees the error; the next one tries again
    return reading
  }
  return { warehouse, audit, holding, kept: openKeptAnswers() }
}

/** The holding as it would be with one definition more: what is not told of the parts is not told of it either. */
export function holdingWith(holding: Holding, local: Local): Holding {
  const locals = [...holding.locals, local]
  const groups = groupMembers(locals, holding.members)
  const members = new Map([...holding.members, ...groups])
  const memberOf = (dimension: string, key: number): Member | undefined =>
    groups.has(dimension) ? groups.get(dimension)?.find((member) => member.key === key) : holding.memberOf(dimension, key)
  return { ...holding, locals, members, memberOf, model: withLocal(locals, holding.members.get('school')) }
}

/** The members with their names in the language spoken when they are told. */
const spokenMembers = (members: Members): Members =>
  new Map(
    [...members].map(([dimension, all]) => [
      dimension,
      all.map((member) => ({
        ...member,
        get label() {
          return memberName(dimension, member.id, member.label)
        },
      })),
    ]),
  )

async function readHolding(generation: Generation): Promise<Holding> {
  const times = model.dimensions.filter((dimension) => dimension.kind === 'time')
  const waiting = await readWaiting(generation)
  const [stored, slices, provenance, made] = await Promise.all([
    readMembers(generation, model.dimensions),
    readSlices(generation, model.facts, times),
    readProvenance(generation, waiting),
    generation.run('select built_at, logical_hash from generation'),
  ])
  const [row] = made
  if (row === undefined) throw new Error('a generation without its own row')
  const counted = spokenMembers(stored)
  const locals = await localsIn(generation)
  const members = new Map([...counted, ...groupMembers(locals, counted)])
  const byKey = new Map([...members].map(([dimension, all]) => [dimension, new Map(all.map((member) => [member.key, member]))]))
  const memberOf = (dimension: string, key: number): Member | undefined => byKey.get(dimension)?.get(key)
  const asOf = textIn(row, 'built_at')
  const idsOf = (dimension: string): readonly string[] => (members.get(dimension) ?? []).map(({ id }) => id)
  return {
    ...{
      model: withLocal(locals, counted.get('school')),
      locals,
      members,
      memberOf,
      slices,
      provenance,
      waiting,
      book: openBook(generation),
      rests: openRests(generation),
      asOf,
      hash: textIn(row, 'logical_hash'),
    },
    known: { schools: idsOf('school'), classes: idsOf('class') },
    succession: await readSuccession(generation, asOf.slice(0, 10)),
  }
}
