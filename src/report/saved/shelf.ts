// The saved reports of a data folder: the store's parts, who there is, and the log.
import type { DatabaseSync } from 'node:sqlite'
import type { Person, Role } from '../../contract/index.ts'
import type { Door } from '../../privacy/index.ts'
import {
  type Audit,
  openReportNotes,
  openReportPlaces,
  openReportShares,
  openReports,
  type ReportNotes,
  type ReportPlaces,
  type ReportShares,
  type Reports,
} from '../../store/index.ts'

/** Who there is to make and read reports. */
export interface People {
  /** everyone who can sign in */
  readonly everyone: () => readonly { readonly id: string; readonly name: string }[]
  /** null: nobody has the id (any longer) */
  readonly name: (id: string) => string | null
  /** the person in the role asked for, or else in the first that is granted; null without one */
  readonly person: (id: string, role: Role | null) => Person | null
}

export interface Shelf {
  readonly reports: Reports
  readonly shares: ReportShares
  readonly places: ReportPlaces
  readonly notes: ReportNotes
  readonly people: People
  readonly door: Door
  readonly audit: Audit
  readonly clock: () => Date
}

/** How long a removed report can be taken back, in days. */
export const removedDays = 30

export function openShelf(
  store: DatabaseSync,
  parts: Pick<Shelf, 'people' | 'door' | 'audit'>,
  clock: () => Date = () => new Date(),
): Shelf {
  const shelf = {
    ...parts,
    reports: openReports(store),
    shares: openReportShares(store),
    places: openReportPlaces(store),
    notes: openReportNotes(store),
    clock,
  }
  clear(shelf)
  return shelf
}

/** Takes away for good what was removed more than thirty days ago. */
export function clear({ reports, clock }: Pick<Shelf, 'reports' | 'clock'>): void {
  reports.purge(new Date(clock().getTime() - removedDays * 86_400_000).toISOString())
}
