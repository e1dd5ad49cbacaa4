// After a crash, a power cut or a restored backup: the ledger is what was promised, and the folder is made to keep it.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../contract/index.ts'
import { takeLock } from '../store/index.ts'
import { generationPath, keptGenerations, publish, readPointer, schemaVersion } from '../warehouse/index.ts'
import { aboutGeneration } from './about.ts'
import { clearForgotten } from './clear-forgotten.ts'
import { ledgerPath, lockPath, makeFolders, stagingFolder } from './folder.ts'
import { forgottenFiles } from './forgotten.ts'
import { expectedCurrent, type Origin, originsOf } from './lineage.ts'
import { versions } from './make-generation.ts'
import { protectedBy } from './markings.ts'
import { rebuild, rederive } from './rebuild.ts'
import { placeRemade, remakeStale, toldOf } from './remake.ts'
import { loadWords } from './words/load.ts'
import { fillEffects, type GivenEffects, inWorkshop, type Workshop } from './workshop.ts'

/**
 * What a start does before it answers: clears leftovers, compares the ledger with CURRENT and with what the generation says of itself,
 * points anew or rebuilds from the archive, and derives anew what older rules made. While a load is under way it does nothing: that load
 * has done it. Faults ledgerDamaged, archiveDamaged, vaultMissing, secretsMissing, rebuildDiffers, diskFull.
 */
export async function recover(data: string, given: GivenEffects): Promise<void> {
  if (!existsSync(ledgerPath(data)) && readPointer(data) === null) return
  const effects = fillEffects(given)
  makeFolders(data)
  const lock = takeLock(lockPath(data))
  if (!('release' in lock)) {
    effects.log(loadWords.underWay(lock.heldBy))
    return
  }
  lock.release()
  await inWorkshop(data, effects, recoverIn)
}

/** The same, under a lock already held. */
export async function recoverIn(workshop: Workshop): Promise<void> {
  const { data, ledger, archive, effects } = workshop
  for (const name of readdirSync(stagingFolder(data))) rmSync(join(stagingFolder(data), name), { recursive: true, force: true })
  await findLostLines(workshop)
  settleMarkings(workshop)
  const entries = ledger.entries()
  archive.forgetAllBut(
    new Set(entries.flatMap(({ event }) => (event.kind === 'load' ? event.files.map(({ sha256 }) => sha256) : []))),
  )
  archive.forget(forgottenFiles(entries))
  const origins = originsOf(entries)
  for (const id of keptGenerations(data)) if (!origins.has(id)) rmSync(generationPath(data, id))
  const expected = expectedCurrent(entries)
  if (expected === null) return
  const intact = await isIntact(data, origins.get(expected))
  if (!intact) {
    effects.log(loadWords.rebuilding(expected))
    await rebuild(workshop, expected, (origin) => isIntact(data, origin))
  }
  if (readPointer(data) !== expected) {
    effects.log(loadWords.shown(expected))
    publish(data, expected)
  }
  // what a crash left of a run of retention, or a rebuild brought back on its way
  if (!intact || entries.at(-1)?.event.kind === 'retention') await clearForgotten(workshop)
  if (await isOutdated(data, expected)) await rederive(workshop, expected)
  await remakeKept(workshop)
}

// A load writes down the markings before it is published. Once the ledger has its line they are in force, whatever came after.
function settleMarkings({ ledger, vault }: Workshop): void {
  const load = vault.proposedBy()
  if (load === null) return
  const published = ledger
    .entries()
    .some(({ event }) => event.kind === 'load' && event.load === load && event.status === 'published')
  if (published) vault.settle()
  else vault.discard()
}

// Cut off between the ledger's line and the renames, kept generations are still as they were before the marking.
async function remakeKept(workshop: Workshop): Promise<void> {
  const { data, ledger, vault, effects } = workshop
  const remade = await remakeStale(workshop, keptGenerations(data), protectedBy(vault.markings()))
  if (remade.length === 0) return
  const origins = originsOf(ledger.entries())
  const news = remade.filter(({ generation, logicalHash }) => origins.get(generation)?.hash !== logicalHash)
  if (news.length > 0) {
    ledger.append({ kind: 'remake', remade: [...toldOf(news)], markedBy: vault.markedBy() }, effects.clock().toISOString())
  }
  placeRemade(data, remade)
}

// The chain of hashes cannot tell that whole lines are gone from the end; the generation can, for it knows its own line.
async function findLostLines({ data, ledger }: Workshop): Promise<void> {
  const current = readPointer(data)
  if (current === null) return
  const about = await aboutGeneration(data, current)
  const lines = ledger.entries().length
  const told = about === null ? (originsOf(ledger.entries()).get(current)?.entry.sequence ?? lines + 1) : about.ledgerSequence
  if (told > lines) throw new Fault('ledgerDamaged', { line: lines + 1, problem: loadWords.ledger.lost })
}

async function isIntact(data: string, origin: Origin | undefined): Promise<boolean> {
  if (origin === undefined) return false
  const about = await aboutGeneration(data, origin.generation)
  return about !== null && about.generation === origin.generation && about.logicalHash === origin.hash
}

async function isOutdated(data: string, id: number): Promise<boolean> {
  const about = await aboutGeneration(data, id)
  return (
    about !== null &&
    (about.rules !== versions.ruleVersion || about.catalogue !== versions.catalogueVersion || about.schema !== schemaVersion)
  )
}
