// A report made, changed, taken up again, removed and recalled; and where its reader has put it.
import { type Actor, Fault, type Report, type ReportContent, type ReportList, type ReportVersions } from '../../contract/index.ts'
import { formatInstant } from '../../picture/index.ts'
import { reportList } from './list.ts'
import { changeableBy, type Held, heldBy, nameOf, noteAct, ownedBy, requireRoom } from './rights.ts'
import { clear, type Shelf } from './shelf.ts'
import { reportOf } from './told.ts'

/** Faults tooManyInReports, reportPartGone (the folder). */
export function createReport(shelf: Shelf, actor: Actor, content: ReportContent, folder: string | null): Promise<Report> {
  requireRoom('reports', shelf.reports.ownedBy(actor.id).length)
  requireFolder(shelf, actor, folder)
  const report = shelf.reports.create(actor.id, content)
  if (folder !== null) shelf.places.put(actor.id, report.id, { folder, favourite: false })
  noteAct(shelf, actor, 'create', report.id)
  return reportOf(shelf, actor, { report, may: 'own' })
}

/** Faults unknownReport. */
export const readReport = (shelf: Shelf, actor: Actor, id: string): Promise<Report> =>
  reportOf(shelf, actor, heldBy(shelf, id, actor))

interface Change {
  readonly id: string
  /** the version that was changed */
  readonly base: number
}

/** Faults unknownReport, reportReadOnly, tooManyInReports, and reportChanged when another version has come since: nothing is written then. */
export function saveReport(shelf: Shelf, actor: Actor, change: Change, content: ReportContent): Promise<Report> {
  return write(shelf, actor, change, content, null)
}

/** As `saveReport`, with what an earlier version held. Fault reportPartGone when there is none. */
export function restoreReport(shelf: Shelf, actor: Actor, change: Change, version: number): Promise<Report> {
  changeableBy(shelf, change.id, actor)
  const content = shelf.reports.content(change.id, version)
  if (content === null) throw new Fault('reportPartGone', { what: 'version' })
  return write(shelf, actor, change, content, version)
}

function write(shelf: Shelf, actor: Actor, { id, base }: Change, content: ReportContent, from: number | null): Promise<Report> {
  const held = changeableBy(shelf, id, actor)
  requireRoom('versions', held.report.version)
  const report = shelf.reports.save(id, base, { content, by: actor.id, from })
  if (report === null) throw conflict(shelf, held)
  noteAct(shelf, actor, from === null ? 'save' : 'restore', id, { version: report.version, from })
  return reportOf(shelf, actor, { ...held, report })
}

function conflict(shelf: Shelf, { report }: Held): Fault {
  const { changedBy, changedAt } = shelf.reports.find(report.id) ?? report
  return new Fault('reportChanged', { by: nameOf(shelf, changedBy), at: formatInstant(changedAt) })
}

/** For those who may change it, newest first. Faults unknownReport, reportReadOnly. */
export function reportVersions(shelf: Shelf, actor: Actor, id: string): ReportVersions {
  changeableBy(shelf, id, actor)
  const versions = shelf.reports.versions(id)
  return { versions: versions.map((version) => ({ ...version, by: { id: version.by, name: nameOf(shelf, version.by) } })) }
}

/** Faults unknownReport, reportReadOnly, reportPartGone. */
export function reportVersion(shelf: Shelf, actor: Actor, id: string, version: number): ReportContent {
  changeableBy(shelf, id, actor)
  const content = shelf.reports.content(id, version)
  if (content === null) throw new Fault('reportPartGone', { what: 'version' })
  return content
}

/** Faults unknownReport, reportReadOnly. */
export function removeReport(shelf: Shelf, actor: Actor, id: string): ReportList {
  ownedBy(shelf, id, actor)
  clear(shelf)
  shelf.reports.setRemoved(id, true)
  noteAct(shelf, actor, 'remove', id)
  return reportList(shelf, actor)
}

/** Fault unknownReport when it is not one's own, or gone for good. */
export function recallReport(shelf: Shelf, actor: Actor, id: string): ReportList {
  clear(shelf)
  if (shelf.reports.find(id)?.owner !== actor.id) throw new Fault('unknownReport', {})
  shelf.reports.setRemoved(id, false)
  noteAct(shelf, actor, 'recall', id)
  return reportList(shelf, actor)
}

/** The reader's own order: it changes nothing for others. Faults unknownReport, reportPartGone (the folder). */
export function placeReport(
  shelf: Shelf,
  actor: Actor,
  { report, folder, favourite }: { readonly report: string; readonly folder: string | null; readonly favourite: boolean },
): ReportList {
  heldBy(shelf, report, actor)
  requireFolder(shelf, actor, folder)
  shelf.places.put(actor.id, report, { folder, favourite })
  return reportList(shelf, actor)
}

/** `id` null: a new one. Faults tooManyInReports, reportPartGone. */
export function saveFolder(shelf: Shelf, actor: Actor, id: string | null, name: string): ReportList {
  if (id === null) {
    requireRoom('folders', shelf.places.folders(actor.id).length)
    shelf.places.addFolder(actor.id, name)
  } else if (!shelf.places.renameFolder(actor.id, id, name)) throw new Fault('reportPartGone', { what: 'folder' })
  return reportList(shelf, actor)
}

/** Fault reportPartGone. */
export function removeFolder(shelf: Shelf, actor: Actor, id: string): ReportList {
  if (!shelf.places.removeFolder(actor.id, id)) throw new Fault('reportPartGone', { what: 'folder' })
  return reportList(shelf, actor)
}

function requireFolder({ places }: Shelf, actor: Actor, folder: string | null): void {
  if (folder !== null && !places.folders(actor.id).some(({ id }) => id === folder))
    throw new Fault('reportPartGone', { what: 'folder' })
}
