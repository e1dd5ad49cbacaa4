// Notes to a report's maker. A note holds words and what they point at; the figure itself is asked for by whoever reads the note.
import { type Actor, Fault, type Figure, type NoteKind, type ReadingChoice, type Report } from '../../contract/index.ts'
import { nameable } from './notes-told.ts'
import { changeableBy, heldBy, noteAct, requireRoom } from './rights.ts'
import type { Shelf } from './shelf.ts'
import { reportOf } from './told.ts'

export interface WrittenNote {
  readonly report: string
  readonly kind: NoteKind
  readonly block: string | null
  readonly figure: Figure | null
  readonly choice: ReadingChoice
  readonly text: string
}

/** Faults unknownReport, reportPartGone (the block), unknownMember, tooManyInReports. */
export async function writeNote(shelf: Shelf, actor: Actor, { report: id, ...note }: WrittenNote): Promise<Report> {
  const held = heldBy(shelf, id, actor)
  requireRoom('notes', shelf.notes.of(id).length)
  const blocks = shelf.reports.content(id, held.report.version)?.blocks ?? []
  if (note.block !== null && !blocks.some(({ block }) => block.id === note.block))
    throw new Fault('reportPartGone', { what: 'block' })
  if (note.figure !== null && !(await nameable(shelf, actor))(note.figure)) throw new Fault('reportPartGone', { what: 'figure' })
  shelf.notes.write(id, { ...note, by: actor.id })
  noteAct(shelf, actor, 'note', id)
  return reportOf(shelf, actor, held)
}

/** By those who may change the report. `answer` null: open again. Faults unknownReport, reportReadOnly, reportPartGone. */
export function answerNote(
  shelf: Shelf,
  actor: Actor,
  {
    report: id,
    note,
    answer,
  }: { readonly report: string; readonly note: number; readonly answer: { readonly text: string | null } | null },
): Promise<Report> {
  const held = changeableBy(shelf, id, actor)
  const done = answer === null ? null : { text: answer.text, by: actor.id }
  if (!shelf.notes.answer(id, note, done)) throw new Fault('reportPartGone', { what: 'note' })
  noteAct(shelf, actor, 'answer', id)
  return reportOf(shelf, actor, held)
}

/** One's own. Faults unknownReport, reportPartGone. */
export function removeNote(
  shelf: Shelf,
  actor: Actor,
  { report: id, note, removed }: { readonly report: string; readonly note: number; readonly removed: boolean },
): Promise<Report> {
  const held = heldBy(shelf, id, actor)
  if (!shelf.notes.setRemoved(id, note, actor.id, removed)) throw new Fault('reportPartGone', { what: 'note' })
  return reportOf(shelf, actor, held)
}
