// What the ledger says has left by a run of retention.
import type { LedgerEntry } from './ledger.ts'

/** Archived files that have left, unless a later load brought the same bytes again. */
export function forgottenFiles(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  const gone = new Set<string>()
  for (const { event } of entries) {
    if (event.kind === 'load') for (const { sha256 } of event.files) gone.delete(sha256)
    if (event.kind === 'retention' || event.kind === 'forget') for (const sha256 of event.files) gone.add(sha256)
  }
  return gone
}

/** Sequence of the last run that took rows away, null before the first: generations of lines before it may not be gone back to. */
export function lastRetention(entries: readonly LedgerEntry[]): number | null {
  return entries.findLast(({ event }) => event.kind === 'retention')?.sequence ?? null
}
