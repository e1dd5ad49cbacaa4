import { existsSync } from 'node:fs'
import { generationPath, numberIn, openGeneration, textIn } from '../warehouse/index.ts'
import { openMemory } from './remembered.ts'

export interface About {
  readonly generation: number
  readonly ledgerSequence: number
  readonly logicalHash: string
  readonly rules: string
  readonly catalogue: string
  readonly schema: number
  readonly builtAt: string
}

/** What a generation file says of itself; null when it is not there or cannot be opened and read. */
export async function aboutGeneration(data: string, id: number): Promise<About | null> {
  const path = generationPath(data, id)
  if (!existsSync(path)) return null
  try {
    return await remember(path, '', () => readAbout(path, id))
  } catch {
    // A file cut or changed makes the engine throw in as many ways as there are kinds of damage; all mean: rebuild it.
    return null
  }
}

const remember = openMemory<About>()

async function readAbout(path: string, id: number): Promise<About> {
  const generation = await openGeneration(path, id)
  try {
    const [row] = await generation.run('select * from generation')
    if (row === undefined) throw new Error('the file does not say which generation it is')
    return {
      generation: numberIn(row, 'generation'),
      ledgerSequence: numberIn(row, 'ledger_sequence'),
      logicalHash: textIn(row, 'logical_hash'),
      rules: textIn(row, 'rule_version'),
      catalogue: textIn(row, 'catalogue_version'),
      schema: numberIn(row, 'schema_version'),
      builtAt: textIn(row, 'built_at'),
    }
  } finally {
    await generation.close()
  }
}
