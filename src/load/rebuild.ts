// A lost generation made again from the archived files, by the same path as the loads that made it.
import { rmSync } from 'node:fs'
import { Fault } from '../contract/index.ts'
import { generationPath, preparePublication, prune } from '../warehouse/index.ts'
import { type Base, openBase } from './base.ts'
import { forgottenFiles, lastRetention } from './forgotten.ts'
import { type TakenIn, takeIn } from './intake.ts'
import { nextGeneration, type Origin, originsOf } from './lineage.ts'
import { makeGeneration, versions } from './make-generation.ts'
import { protectedBy } from './markings.ts'
import { restoreClasses } from './restore.ts'
import { openStaging, type Staging } from './staging.ts'
import { loadWords } from './words/load.ts'
import type { Workshop } from './workshop.ts'

/** Rebuilds `wanted` from the nearest generation before it that is intact, or from nothing. Faults archiveDamaged, rebuildDiffers. */
export async function rebuild(workshop: Workshop, wanted: number, isIntact: (origin: Origin) => Promise<boolean>): Promise<void> {
  for (const origin of await missingSteps(workshop, wanted, isIntact)) {
    await withStaging(workshop, `rebuild-${origin.generation}`, (staging) => repeat(workshop, origin, staging))
  }
  prune(workshop.data)
}

async function missingSteps(
  { ledger }: Workshop,
  wanted: number,
  isIntact: (origin: Origin) => Promise<boolean>,
): Promise<readonly Origin[]> {
  const origins = originsOf(ledger.entries())
  const steps: Origin[] = []
  for (let id: number | null = wanted; id !== null; ) {
    const origin = origins.get(id)
    if (origin === undefined) throw new Error(`the ledger does not tell how generation ${id} was made`)
    if (steps.length > 0 && (await isIntact(origin))) break
    steps.unshift(origin)
    id = origin.base
  }
  return steps
}

async function repeat(workshop: Workshop, origin: Origin, staging: Staging): Promise<void> {
  const { data, vault, ledger, effects } = workshop
  const base = await openBase(data, origin.base)
  vault.begin()
  let kept = false
  try {
    const { files, enrolled } = await takeInAgain(workshop, origin, base, staging)
    const { generation } = origin
    const markings = protectedBy(vault.markings())
    await restoreClasses(workshop, base, { markings, enrolled }, staging)
    const ledgerSequence = origin.entry.sequence
    const forgetBefore = origin.event.kind === 'retention' ? origin.event.before : 0
    const builtAt = origin.entry.at
    const local = 'local' in origin.event ? origin.event.local : null
    const made = { data, generation, base, files, staging, markings, ledgerSequence, builtAt, forgetBefore, local }
    const logicalHash = await makeGeneration(made, effects)
    const markedBy = vault.markedBy()
    // A step on the way to a run of retention lacks the files that left with it: what it must agree with is that run's hash.
    const isStep = origin.entry.sequence < (lastRetention(ledger.entries()) ?? 0)
    if (logicalHash !== origin.hash && !isStep) {
      if (origin.rules === versions.ruleVersion && origin.markedBy === markedBy) {
        rmSync(generationPath(data, generation))
        throw new Fault('rebuildDiffers', { generation })
      }
      ledger.append(
        { kind: 'rebuild', generation, logicalHash, ruleVersion: versions.ruleVersion, markedBy },
        effects.clock().toISOString(),
      )
    }
    vault.commit()
    kept = true
  } finally {
    if (!kept) vault.rollback()
    await base.close()
  }
}

async function takeInAgain(
  { archive, vault, ledger, effects }: Workshop,
  { event, entry }: Origin,
  base: Base,
  staging: Staging,
): Promise<Pick<TakenIn, 'files' | 'enrolled'>> {
  if (event.kind !== 'load') return { files: [], enrolled: new Set() }
  const source = effects.sources.get(event.source)
  if (source === undefined) throw new Error(`there is no source ${event.source}`)
  const gone = forgottenFiles(ledger.entries())
  const left = event.files.filter(({ sha256 }) => !gone.has(sha256))
  const files = left.map(({ name, sha256 }) => ({
    name,
    open: () => ({ bytes: archive.read(sha256, name), sha256 }),
  }))
  const { load, schoolYear } = event
  return takeIn({ load, source, schoolYear, files, at: entry.at, names: 'keep', base, vault, staging })
}

/** The source rows of `base` derived by the rules of today, as a generation of its own: after the program was renewed. */
export async function rederive(workshop: Workshop, from: number): Promise<void> {
  const { data, ledger, vault, effects } = workshop
  const generation = nextGeneration(data, ledger.entries())
  const at = effects.clock().toISOString()
  effects.log(loadWords.rederiving(generation))
  const base = await openBase(data, from)
  try {
    await withStaging(workshop, `rederive-${generation}`, async (staging) => {
      const markings = protectedBy(vault.markings())
      await restoreClasses(workshop, base, { markings, enrolled: new Set() }, staging)
      const made = { data, generation, base, files: [], staging, markings, ledgerSequence: ledger.nextSequence(), builtAt: at }
      const logicalHash = await makeGeneration(made, effects)
      const publish = preparePublication(data, generation)
      const { ruleVersion } = versions
      ledger.append({ kind: 'rederive', base: from, generation, logicalHash, ruleVersion, markedBy: vault.markedBy() }, at)
      publish()
    })
  } finally {
    await base.close()
  }
  prune(data)
}

export async function withStaging(workshop: Workshop, name: string, work: (staging: Staging) => Promise<void>): Promise<void> {
  const staging = openStaging(workshop.data, `${name}-${Buffer.from(workshop.effects.random(4)).toString('hex')}`)
  try {
    await work(staging)
  } finally {
    staging.remove()
  }
}
