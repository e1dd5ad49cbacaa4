// What the ledger says of generations: which one should be current, and how each was made.
import { keptGenerations } from '../warehouse/index.ts'
import type { LedgerEntry, LedgerEvent } from './ledger.ts'

type Making = Extract<LedgerEvent, { kind: 'load' | 'rederive' | 'local' | 'retention' }>

/** How one generation was made. `hash`, `rules` and `markedBy`: what it must have now. */
export interface Origin {
  readonly generation: number
  readonly base: number | null
  readonly entry: LedgerEntry
  readonly event: Making
  readonly hash: string
  readonly rules: string
  readonly markedBy: number
}

/** The generation that the ledger's last word makes current, null before the first. */
export function expectedCurrent(entries: readonly LedgerEntry[]): number | null {
  const last = entries.findLast(({ event }) => made(event) !== null)
  return last === undefined ? null : made(last.event)
}

/** The generation that an event made current, null when it made none so. */
function made(event: LedgerEvent): number | null {
  if (event.kind === 'load') return event.status === 'published' ? event.generation : null
  return event.kind === 'rollback' || isMade(event) ? event.generation : null
}

/** Made of another generation's rows alone. */
const isMade = (event: LedgerEvent): event is Exclude<Making, { kind: 'load' }> =>
  event.kind === 'rederive' || event.kind === 'local' || event.kind === 'retention'

/** Every generation the ledger tells of, by its number. */
export function originsOf(entries: readonly LedgerEntry[]): ReadonlyMap<number, Origin> {
  const origins = new Map<number, Origin>()
  const change = (generation: number, now: Partial<Pick<Origin, 'hash' | 'rules' | 'markedBy'>>): void => {
    const origin = origins.get(generation)
    if (origin !== undefined) origins.set(generation, { ...origin, ...now })
  }
  for (const entry of entries) {
    const { event } = entry
    if (event.kind === 'load' || isMade(event)) {
      const { generation, logicalHash: hash, ruleVersion: rules, base, markedBy } = event
      if (generation === null || hash === null || rules === null) continue
      origins.set(generation, { generation, base, entry, event, hash, rules, markedBy })
    } else if (event.kind === 'rebuild') {
      change(event.generation, { hash: event.logicalHash, rules: event.ruleVersion, markedBy: event.markedBy })
    }
    if (event.kind === 'load' || event.kind === 'remake') {
      for (const { generation, logicalHash: hash } of event.remade) change(generation, { hash, markedBy: event.markedBy })
    }
  }
  return origins
}

/** Number of the last load, 0 before the first. */
export function lastLoad(entries: readonly LedgerEntry[]): number {
  const last = entries.findLast(({ event }) => event.kind === 'load')?.event
  return last?.kind === 'load' ? last.load : 0
}

/** A number that no generation has had: neither one that is kept nor one the ledger tells of. */
export function nextGeneration(data: string, entries: readonly LedgerEntry[]): number {
  return Math.max(0, ...keptGenerations(data), ...originsOf(entries).keys()) + 1
}
