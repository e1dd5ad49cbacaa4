import type { Actor, ReportList } from '../../contract/index.ts'
import type { StoredReport } from '../../store/index.ts'
import type { Held } from './rights.ts'
import { removedDays, type Shelf } from './shelf.ts'
import { headOf } from './told.ts'

/** What the reader made and what is shared with the person or the role acted in, latest changed first. */
export function reportList(shelf: Shelf, actor: Actor): ReportList {
  const { reports, shares, places } = shelf
  const own = reports.ownedBy(actor.id)
  const shared = reports.among(shares.reaching(actor)).filter(({ owner }) => owner !== actor.id)
  const living = [...own.filter(({ removedAt }) => removedAt === null), ...shared]
  return {
    reports: living
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0))
      .map((report) => headOf(shelf, actor, { report, may: rightOf(shelf, report, actor) })),
    folders: places.folders(actor.id).map(({ id, name }) => ({ id, name })),
    removed: own.flatMap(({ id, title, removedAt }) =>
      removedAt === null ? [] : [{ id, title, removedAt, leavesAt: leaving(removedAt) }],
    ),
  }
}

const rightOf = ({ shares }: Shelf, { id, owner }: StoredReport, actor: Actor): Held['may'] =>
  owner === actor.id ? 'own' : (shares.right(id, actor) ?? 'read')

const leaving = (removedAt: string): string => new Date(Date.parse(removedAt) + removedDays * 86_400_000).toISOString()
