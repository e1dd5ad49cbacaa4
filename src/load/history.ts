import { existsSync } from 'node:fs'
import type { Loads, Reject } from '../contract/index.ts'
import { openStore, readRejects } from '../store/index.ts'
import { storePath } from './folder.ts'
import { readLedger } from './ledger.ts'

/** The loads of a data folder, newest first; volumes and checks, never figures. Fault ledgerDamaged. */
export function listLoads(data: string): Loads['loads'] {
  return readLedger(data)
    .flatMap(({ at, event }) => {
      if (event.kind !== 'load') return []
      const { load, source, status, rows, checks, generation } = event
      return [{ load, at, source, status, files: event.files.length, rows, checks, generation }]
    })
    .reverse()
}

/** Rows held back by one load, or by all (null): masked, newest load first. */
export function listRejects(data: string, load: number | null): readonly Reject[] {
  if (!existsSync(storePath(data))) return []
  const store = openStore(storePath(data))
  try {
    return readRejects(store, load)
  } finally {
    store.close()
  }
}
