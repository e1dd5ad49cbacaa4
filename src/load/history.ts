import { existsSync } from 'node:fs'
import type { Loads, Reject } from '../contract/index.ts'
import { openStore, readRejects } from '../store/index.ts'
import { retellOutcome } from './checks/index.ts'
import { retell } from './detail.ts'
import { storePath } from './folder.ts'
import { readLedger } from './ledger.ts'

/** The loads of a data folder, newest first, told in the language spoken; volumes and checks, never figures. Fault ledgerDamaged. */
export function listLoads(data: string): Loads['loads'] {
  return readLedger(data)
    .flatMap(({ at, event }) => {
      if (event.kind !== 'load') return []
      const { load, source, status, rows, checks, generation } = event
      const told = checks.map(retellOutcome)
      return [{ load, at, source, status, files: event.files.length, rows, checks: told, generation }]
    })
    .reverse()
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
