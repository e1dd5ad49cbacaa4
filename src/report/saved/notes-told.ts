// Notes as those who read them are told of them.
import { type Actor, Fault, type Figure, type ReportNote } from '../../contract/index.ts'
import { catalogueFor } from '../../privacy/index.ts'
import type { StoredNote } from '../../store/index.ts'
import { type Held, nameOf } from './rights.ts'
import type { Shelf } from './shelf.ts'

/** The notes of a report that somebody may see: one's own, and all of them for those who may change it. */
export async function notesFor(shelf: Shelf, actor: Actor, { report, may }: Held): Promise<ReportNote[]> {
  const seen = shelf.notes.of(report.id).filter(({ by, removed }) => !removed && (may !== 'read' || by === actor.id))
  const others = seen.some(({ by, figure }) => by !== actor.id && figure !== null)
  const known = others ? await nameable(shelf, actor) : () => true
  return seen.map((note) => tellNote(shelf, actor, note, known))
}

type Known = (figure: Figure) => boolean

// A class of another school is not even named (docs/access.md), in a note no more than in a question.
export async function nameable({ door }: Shelf, actor: Actor): Promise<Known> {
  try {
    const { dimensions } = await catalogueFor(actor, door)
    const members = new Map(dimensions.map(({ name, members: all }) => [name, new Set(all.map(({ id }) => id))]))
    return ({ keys }) => Object.entries(keys).every(([dimension, id]) => members.get(dimension)?.has(id) === true)
  } catch (error) {
    if (error instanceof Fault && error.code === 'noGeneration') return () => false
    throw error
  }
}

function tellNote(shelf: Shelf, actor: Actor, note: StoredNote, known: Known): ReportNote {
  const { id, kind, block, choice, text, by, at, answer } = note
  const mine = by === actor.id
  const beyond = note.figure !== null && !mine && !known(note.figure)
  return {
    ...{ id, kind, block, choice, text, at, mine, beyond },
    figure: beyond ? null : note.figure,
    by: { id: by, name: nameOf(shelf, by) },
    answer: answer === null ? null : { ...answer, by: { id: answer.by, name: nameOf(shelf, answer.by) } },
  }
}
