import { Fault } from '../contract/index.ts'
import { keptGenerations, preparePublication } from '../warehouse/index.ts'
import { expectedCurrent, originsOf } from './lineage.ts'
import { recoverIn } from './recover.ts'
import { fillEffects, type GivenEffects, inWorkshop } from './workshop.ts'

/**
 * Answers from an older generation that is kept. What was loaded after it stays in the archive and the ledger, and may be loaded again.
 * Answers the generation gone back from; null when nothing changed, since the one asked for was current. Fault unknownGeneration, naming
 * those kept.
 */
export async function rollback(data: string, generation: number, given: GivenEffects): Promise<number | null> {
  return await inWorkshop(data, fillEffects(given), async (workshop) => {
    // what is gone back to carries the markings of today: a load saw to that, or this does
    await recoverIn(workshop)
    const { ledger, effects } = workshop
    // A file the ledger does not know is what a load left that never ended.
    const origins = originsOf(ledger.entries())
    const kept = keptGenerations(data).filter((id) => origins.has(id))
    if (!kept.includes(generation)) throw new Fault('unknownGeneration', { generation, kept: kept.join(', ') })
    const from = expectedCurrent(ledger.entries())
    if (from === null || from === generation) return null
    const publish = preparePublication(data, generation)
    ledger.append({ kind: 'rollback', from, generation }, effects.clock().toISOString())
    publish()
    return from
  })
}
