// The municipality's own measures and groups become part of a generation: with the next load, or in one made for their sake.
import type { Local } from '../contract/index.ts'
import { openStore, publishedLocals } from '../store/index.ts'
import { preparePublication, prune } from '../warehouse/index.ts'
import { type Base, openBase } from './base.ts'
import { storePath } from './folder.ts'
import { expectedCurrent, nextGeneration } from './lineage.ts'
import { makeGeneration, versions } from './make-generation.ts'
import { protectedBy } from './markings.ts'
import { withStaging } from './rebuild.ts'
import { recoverIn } from './recover.ts'
import { restoreClasses } from './restore.ts'
import { fillEffects, type GivenEffects, inWorkshop, type Workshop } from './workshop.ts'

/** What is published now, when the base has something else; null when it has that already. */
export function localChange(data: string, base: Base): Local[] | null {
  const store = openStore(storePath(data))
  try {
    const wanted = publishedLocals(store)
    const same = wanted.length === base.local.length && wanted.every((local, at) => JSON.stringify(local) === base.local[at])
    return same ? null : [...wanted]
  } finally {
    store.close()
  }
}

/**
 * Makes a generation of the current one's rows with what is published now, and points to it. Answers its number; null when the current
 * one has it already, or when nothing has been loaded: then the first load brings it. Faults of the workshop (docs/errors.md).
 */
export async function publishLocal(data: string, given: GivenEffects): Promise<number | null> {
  return inWorkshop(data, fillEffects(given), async (workshop) => {
    await recoverIn(workshop)
    const current = expectedCurrent(workshop.ledger.entries())
    if (current === null) return null
    const base = await openBase(data, current)
    try {
      const local = localChange(data, base)
      return local === null ? null : await makeWith(workshop, base, current, local)
    } finally {
      await base.close()
    }
  })
}

async function makeWith(workshop: Workshop, base: Base, from: number, local: Local[]): Promise<number> {
  const { data, ledger, vault, effects } = workshop
  const generation = nextGeneration(data, ledger.entries())
  const at = effects.clock().toISOString()
  await withStaging(workshop, `local-${generation}`, async (staging) => {
    const markings = protectedBy(vault.markings())
    await restoreClasses(workshop, base, { markings, enrolled: new Set() }, staging)
    const ledgerSequence = ledger.nextSequence()
    const made = { data, generation, base, files: [], staging, markings, ledgerSequence, builtAt: at, local }
    const logicalHash = await makeGeneration(made, effects)
    const publish = preparePublication(data, generation)
    const { ruleVersion } = versions
    ledger.append({ kind: 'local', base: from, generation, local, logicalHash, ruleVersion, markedBy: vault.markedBy() }, at)
    publish()
  })
  prune(data)
  return generation
}
