// What a load works with, open while the lock is held.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Fault, type SourceName } from '../contract/index.ts'
import { type Lock, openVault, takeLock, type Vault } from '../store/index.ts'
import { type Archive, openArchive } from './archive.ts'
import type { Builder } from './builder.ts'
import { asFault } from './disk.ts'
import { lockPath, makeFolders, vaultPath } from './folder.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { archiveKey } from './secrets.ts'
import type { Source } from './source.ts'
import { sources } from './sources/index.ts'
import { loadWords } from './words/load.ts'

/** What any work in the folder needs. */
export interface FolderEffects {
  readonly clock: () => Date
  /** random bytes fit for secrets */
  readonly random: (length: number) => Uint8Array
  /** hears of waiting and of recovery */
  readonly log: (line: string) => void
  /** how long to wait for another load */
  readonly lockSeconds: number
}
export interface LoadEffects extends FolderEffects {
  /** makes generations: given by the composition root, in a process of its own */
  readonly builder: Builder
  readonly sources: ReadonlyMap<SourceName, Source>
}
/** What the caller gives; the rest has defaults. */
export type GivenEffects = Pick<LoadEffects, 'builder'> & Partial<LoadEffects>

/** Open while the lock is held. */
export interface Workshop<Effects extends FolderEffects = LoadEffects> {
  readonly data: string
  readonly effects: Effects
  readonly ledger: Ledger
  readonly archive: Archive
  readonly vault: Vault
}

export const folderEffects: FolderEffects = { clock: () => new Date(), random: randomBytes, log: () => {}, lockSeconds: 30 }

export const fillEffects = (given: GivenEffects): LoadEffects => ({ ...folderEffects, sources, ...given })

/**
 * Does `work` alone in the folder: waits for a load under way, at most `lockSeconds`. Faults loadUnderWay, ledgerDamaged, vaultMissing,
 * secretsMissing, and diskFull for whatever runs out of space.
 */
export async function inWorkshop<Effects extends FolderEffects, T>(
  data: string,
  effects: Effects,
  work: (workshop: Workshop<Effects>) => Promise<T>,
): Promise<T> {
  try {
    makeFolders(data)
    const lock = await waitForLock(data, effects)
    try {
      return await withOpen(data, effects, work)
    } finally {
      lock.release()
    }
  } catch (problem) {
    throw asFault(problem)
  }
}

async function withOpen<Effects extends FolderEffects, T>(
  data: string,
  effects: Effects,
  work: (workshop: Workshop<Effects>) => Promise<T>,
): Promise<T> {
  const ledger = openLedger(data)
  if (ledger.wasCut) effects.log(loadWords.ledger.cut)
  if (ledger.entries().length > 0 && !existsSync(vaultPath(data))) throw new Fault('vaultMissing', {})
  const archive = openArchive(data, archiveKey(data, effects.random), effects.random)
  const vault = openVault(vaultPath(data), { random: effects.random })
  try {
    return await work({ data, effects, ledger, archive, vault })
  } finally {
    vault.close()
  }
}

const pollMilliseconds = 100

async function waitForLock(data: string, { lockSeconds, log }: FolderEffects): Promise<Lock> {
  const polls = Math.ceil((lockSeconds * 1000) / pollMilliseconds)
  for (let poll = 0; ; poll++) {
    const taken = takeLock(lockPath(data))
    if ('release' in taken) return taken
    if (poll >= polls) throw new Fault('loadUnderWay', { pid: taken.heldBy, seconds: lockSeconds })
    if (poll === 0) log(loadWords.waiting(taken.heldBy))
    await pause(pollMilliseconds)
  }
}
