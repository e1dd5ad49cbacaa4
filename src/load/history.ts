import { existsSync } from 'node:fs'
import type { Loads, Reject } from '../contract/index.ts'
import { openStore, readRejects } from '../store/index.ts'
import { retellOutcome } from './checks/index.ts'
import { retell } from './detail.ts'
import { storePath } from './folder.ts'
import { readLedger } from './ledger.ts'

/** The loads of a data folder, newest first, told in the language spoken; volumes and checks, never figures. Fault ledgerDamaged. */
export const listLoads = (data: string): Loads['loads'] => [...loadsIn(data, () => true)]

/** Of each source so many published loads, the latest, and what was stopped or unchanged since the oldest of them; newest first. */
export function latestLoads(data: string, published: number): Loads['loads'] {
  const found = new Map<string, number>()
  const isWanted = ({ source, status }: Pick<Loads['loads'][number], 'source' | 'status'>): boolean => {
    const before = found.get(source) ?? 0
    if (status === 'published') found.set(source, before + 1)
    return before < published
  }
  return [...loadsIn(data, isWanted)]
}

/** Newest first; checks are put into words for those that are wanted alone. */
function* loadsIn(
  data: string,
  isWanted: (load: Pick<Loads['loads'][number], 'source' | 'status'>) => boolean,
): Generator<Loads['loads'][number]> {
  for (const { at, event } of readLedger(data).toReversed()) {
    if (event.kind !== 'load' || !isWanted(event)) continue
    const { load, source, status, rows, checks, generation } = event
    yield { load, at, source, status, files: event.files.length, rows, checks: checks.map(retellOutcome), generation }
  }
}

/** Rows held back by one load, or by all (null): masked, newest load first, told in the language spoken. */
export function listRejects(data: string, load: number | null): readonly Reject[] {
  if (!existsSync(storePath(data))) return []
  const store = openStore(storePath(data))
  try {
    return readRejects(store, load).map(({ column, value, reason, ...where }) => ({
      ...where,
      column: retell(column),
      value: retell(value),
      reason: retell(reason),
    }))
  } finally {
    store.close()
  }
}
