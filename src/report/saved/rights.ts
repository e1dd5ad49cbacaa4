// Who may do what with a report: its owner everything, others what is shared with them or the role they act in.
import { type Actor, Fault, type ReportRight, reportBounds } from '../../contract/index.ts'
import { logWords } from '../../picture/index.ts'
import type { StoredReport } from '../../store/index.ts'
import type { Shelf } from './shelf.ts'

export interface Held {
  readonly report: StoredReport
  readonly may: ReportRight
}

/** A report that the reader may at least read. Fault unknownReport, in the same words whether it exists or not. */
export function heldBy(shelf: Shelf, id: string, { id: person, role }: Actor): Held {
  const report = shelf.reports.find(id)
  if (report === null || report.removedAt !== null) throw new Fault('unknownReport', {})
  const may = report.owner === person ? 'own' : shelf.shares.right(id, { id: person, role })
  if (may === null) throw new Fault('unknownReport', {})
  return { report, may }
}

/** Faults unknownReport, reportReadOnly. */
export function changeableBy(shelf: Shelf, id: string, actor: Actor): Held {
  const held = heldBy(shelf, id, actor)
  if (held.may === 'read') throw new Fault('reportReadOnly', { owner: nameOf(shelf, held.report.owner) })
  return held
}

/** Faults unknownReport, reportReadOnly. */
export function ownedBy(shelf: Shelf, id: string, actor: Actor): Held {
  const held = heldBy(shelf, id, actor)
  if (held.may !== 'own') throw new Fault('reportReadOnly', { owner: nameOf(shelf, held.report.owner) })
  return held
}

export const nameOf = ({ people }: Pick<Shelf, 'people'>, id: string): string => people.name(id) ?? logWords.someone(id)

/** Fault tooManyInReports when there are as many already as there may be. */
export function requireRoom(what: Exclude<keyof typeof reportBounds, 'blocks'>, there: number): void {
  const most = reportBounds[what]
  if (there >= most) throw new Fault('tooManyInReports', { what, most })
}

/** Notes in the log what was done with a report; never its title or texts. */
export function noteAct(shelf: Shelf, actor: Actor, act: string, report: string, question: unknown = null): void {
  shelf.audit.note({
    ...{ at: shelf.clock().toISOString(), kind: 'report', actor: actor.id, role: actor.role, purpose: act, about: report },
    question: question === null ? null : JSON.stringify(question),
  })
}
