// A report as those who read it are told of it.
import type { Actor, Report, ReportHead, Share, SharedWith } from '../../contract/index.ts'
import { reportWords } from '../../picture/index.ts'
import { notesFor } from './notes-told.ts'
import { type Held, nameOf } from './rights.ts'
import type { Shelf } from './shelf.ts'

export function headOf(shelf: Shelf, actor: Actor, { report, may }: Held): ReportHead {
  const { id, title, owner, version, changedAt, changedBy } = report
  const place = shelf.places.of(actor.id).get(id)
  const changes = may !== 'read'
  return {
    ...{ id, title, version, changedAt, may },
    owner: { id: owner, name: nameOf(shelf, owner) },
    changedBy: { id: changedBy, name: nameOf(shelf, changedBy) },
    shares: changes ? shelf.shares.of(id).length : 0,
    notes: changes ? shelf.notes.open(id) : 0,
    folder: place?.folder ?? null,
    favourite: place?.favourite ?? false,
  }
}

/** The latest version of a report, as the one who reads it may see it. */
export async function reportOf(shelf: Shelf, actor: Actor, held: Held): Promise<Report> {
  const { id, version } = held.report
  const content = shelf.reports.content(id, version)
  if (content === null) throw new Error(`report ${id} lacks its version ${version}`)
  return {
    ...headOf(shelf, actor, held),
    content,
    shares: held.may === 'read' ? [] : sharesOf(shelf, id),
    notes: await notesFor(shelf, actor, held),
  }
}

const sharesOf = (shelf: Shelf, id: string): Share[] =>
  shelf.shares.of(id).map((share) => ({ ...share, name: sharedName(shelf, share.with) }))

const sharedName = (shelf: Shelf, shared: SharedWith): string =>
  shared.kind === 'person' ? nameOf(shelf, shared.person) : reportWords.everyIn[shared.role]
