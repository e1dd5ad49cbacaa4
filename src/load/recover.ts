// After a crash, a power cut or a restored backup: the ledger is what was promised, and the folder is made to keep it.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../contract/index.ts'
import { takeLock } from '../store/index.ts'
import {
  generationPath,
  keptGenerations,
  numberIn,
  openGeneration,
  publish,
  readPointer,
  schemaVersion,
  textIn,
} from '../warehouse/index.ts'
import { ledgerPath, lockPath, makeFolders, stagingFolder } from './folder.ts'
import { expectedCurrent, type Origin, originsOf } from './lineage.ts'
import { versions } from './make-generation.ts'
import { rebuild, rederive } from './rebuild.ts'
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
    effects.log(`En inläsning pågår (process ${lock.heldBy}). De senaste färdiga siffrorna visas så länge.`)
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
  const entries = ledger.entries()
  archive.forgetAllBut(
    new Set(entries.flatMap(({ event }) => (event.kind === 'load' ? event.files.map(({ sha256 }) => sha256) : []))),
  )
  const origins = originsOf(entries)
  for (const id of keptGenerations(data)) if (!origins.has(id)) rmSync(generationPath(data, id))
  const expected = expectedCurrent(entries)
  if (expected === null) return
  if (!(await isIntact(data, origins.get(expected)))) {
    effects.log(`Version ${expected} saknas eller är skadad. Den byggs om ur arkivet.`)
    await rebuild(workshop, expected, (origin) => isIntact(data, origin))
  }
  if (readPointer(data) !== expected) {
    effects.log(`Version ${expected} är den senaste enligt loggboken och visas från och med nu.`)
    publish(data, expected)
  }
  if (await isOutdated(data, expected)) await rederive(workshop, expected)
}

// The chain of hashes cannot tell that whole lines are gone from the end; the generation can, for it knows its own line.
async function findLostLines({ data, ledger }: Workshop): Promise<void> {
  const current = readPointer(data)
  if (current === null) return
  const about = await aboutGeneration(data, current)
  const lines = ledger.entries().length
  const told = about === null ? (originsOf(ledger.entries()).get(current)?.entry.sequence ?? lines + 1) : about.ledgerSequence
  if (told > lines) throw new Fault('ledgerDamaged', { line: lines + 1, problem: 'de sista raderna saknas' })
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

interface About {
  readonly generation: number
  readonly ledgerSequence: number
  readonly logicalHash: string
  readonly rules: string
  readonly catalogue: string
  readonly schema: number
}

/** What a generation file says of itself; null when it is not there or cannot be opened and read. */
async function aboutGeneration(data: string, id: number): Promise<About | null> {
  const path = generationPath(data, id)
  if (!existsSync(path)) return null
  try {
    const generation = await openGeneration(path, id)
    try {
      const [row] = await generation.run('select * from generation')
      if (row === undefined) return null
      return {
        generation: numberIn(row, 'generation'),
        ledgerSequence: numberIn(row, 'ledger_sequence'),
        logicalHash: textIn(row, 'logical_hash'),
        rules: textIn(row, 'rule_version'),
        catalogue: textIn(row, 'catalogue_version'),
        schema: numberIn(row, 'schema_version'),
      }
    } finally {
      await generation.close()
    }
  } catch {
    // A file cut or changed makes the engine throw in as many ways as there are kinds of damage; all mean: rebuild it.
    return null
  }
}
