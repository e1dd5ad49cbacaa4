// Kept generations under the markings of today: a marking reaches every version that can be asked or gone back to.
import { join } from 'node:path'
import {
  everyPupilRow,
  generationPath,
  numberIn,
  openGeneration,
  placeGeneration,
  type pupilRowTables,
  pupilRowTablesIn,
  textIn,
} from '../warehouse/index.ts'
import { type About, aboutGeneration } from './about.ts'
import { openBase } from './base.ts'
import { buildAt } from './make-generation.ts'
import type { Protected } from './markings.ts'
import { openMemory } from './remembered.ts'
import { restoreClasses } from './restore.ts'
import { openStaging, type Staging } from './staging.ts'
import { loadWords } from './words/load.ts'
import type { Workshop } from './workshop.ts'

/** A kept generation made again: its file waits in `staging`. Both hashes go to the ledger before it is put in place. */
export interface Remade {
  readonly generation: number
  readonly previousHash: string
  readonly logicalHash: string
  readonly staging: Staging
}

/** As the ledger tells of them. */
export const toldOf = (remade: readonly Remade[]): readonly Omit<Remade, 'staging'>[] =>
  remade.map(({ generation, previousHash, logicalHash }) => ({ generation, previousHash, logicalHash }))

/** Makes those of `generations` again that carry other markings; none of them is touched yet. */
export async function remakeStale(
  workshop: Workshop,
  generations: readonly number[],
  markings: Protected,
): Promise<readonly Remade[]> {
  const remade: Remade[] = []
  try {
    for (const id of generations) {
      const about = await aboutGeneration(workshop.data, id)
      // a damaged file tells nothing, and is rebuilt before it is answered from
      if (about === null || (await carries(workshop.data, id, markings))) continue
      remade.push(await remake(workshop, about, markings))
    }
    return remade
  } catch (problem) {
    forget(remade)
    throw problem
  }
}

/** Puts the files made again in the place of the old ones, which readers who have them open go on reading. */
export function placeRemade(data: string, remade: readonly Remade[]): void {
  for (const { generation, staging } of remade) placeGeneration(data, generation, madeIn(staging))
  forget(remade)
}

export function forget(remade: readonly Remade[]): void {
  for (const { staging } of remade) staging.remove()
}

/** Whether the file of generation `id` heeds exactly these markings. */
function carries(data: string, id: number, markings: Protected): Promise<boolean> {
  const path = generationPath(data, id)
  const asked = JSON.stringify([...markings].sort(([a], [b]) => a - b))
  return remember(path, asked, () => readCarries(path, id, markings))
}

const remember = openMemory<boolean>()

async function readCarries(path: string, id: number, markings: Protected): Promise<boolean> {
  const generation = await openGeneration(path, id)
  try {
    const [left] = await generation.run(leftClasses(await pupilRowTablesIn(generation)))
    if (left !== undefined) return false
    const told = await generation.run("select pupil_key, protection from dim_pupil where protection not in ('none', 'unknown')")
    if (told.some((row) => markings.get(numberIn(row, 'pupil_key')) !== textIn(row, 'protection'))) return false
    const heeded = new Set(told.map((row) => numberIn(row, 'pupil_key')))
    for (const pupil of markings.keys()) {
      if (heeded.has(pupil)) continue
      const [found] = await generation.run('select 1 as found from dim_pupil where pupil_key = ?', [pupil])
      if (found !== undefined) return false
    }
    return true
  } finally {
    await generation.close()
  }
}

// Classes that stand on rows of pupils who are not to be shown in them: from before the source layer withheld them.
const leftClasses = (tables: typeof pupilRowTables): string => `
  select 1 as found
  from (
    select pupil_key, class from src_enrolment
    union all
    ${everyPupilRow('pupil_key, class', tables)}
  ) r
  join dim_pupil p on p.pupil_key = r.pupil_key
  where p.protection <> 'none' and r.class is not null
  limit 1`

async function remake(workshop: Workshop, { generation: id, ...about }: About, markings: Protected): Promise<Remade> {
  const { data, effects } = workshop
  effects.log(loadWords.remaking(id))
  const staging = openStaging(data, `remake-${id}-${Buffer.from(effects.random(4)).toString('hex')}`)
  const base = await openBase(data, id)
  try {
    await restoreClasses(workshop, base, { markings, enrolled: new Set() }, staging)
    const made = {
      data,
      generation: id,
      base,
      files: [],
      staging,
      markings,
      ledgerSequence: about.ledgerSequence,
      builtAt: about.builtAt,
    }
    return {
      generation: id,
      previousHash: about.logicalHash,
      logicalHash: await buildAt(madeIn(staging), made, effects),
      staging,
    }
  } catch (problem) {
    staging.remove()
    throw problem
  } finally {
    await base.close()
  }
}

const madeIn = (staging: Staging): string => join(staging.folder, 'made.duckdb')
