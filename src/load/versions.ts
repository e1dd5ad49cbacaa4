import type { Version } from '../contract/index.ts'
import { keptGenerations } from '../warehouse/index.ts'
import { readLedger } from './ledger.ts'
import { expectedCurrent, originsOf } from './lineage.ts'

/** The versions that are kept and may be gone back to, newest first. Fault ledgerDamaged. */
export function keptVersions(data: string): readonly Version[] {
  const entries = readLedger(data)
  const current = expectedCurrent(entries)
  const kept = new Set(keptGenerations(data))
  return [...originsOf(entries).values()]
    .filter(({ generation }) => kept.has(generation))
    .sort((a, b) => b.generation - a.generation)
    .map(({ generation, entry: { at }, event }) => ({
      ...{ generation, madeAt: at, cause: event.kind, current: generation === current },
      load: event.kind === 'load' ? event.load : null,
      source: event.kind === 'load' ? event.source : null,
    }))
}
