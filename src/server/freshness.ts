import type { Status } from '../contract/index.ts'
import { sourceLabel } from '../load/index.ts'
import { textIn, textOrNullIn } from '../warehouse/index.ts'
import { currentOrNull } from './current.ts'
import type { House } from './house.ts'

/** How fresh the figures are: the latest file of each source in the generation answered from. Before the first: nothing known. */
export async function freshness(house: House): Promise<Status> {
  const generation = await currentOrNull(house.warehouse)
  const known = { municipality: house.demo?.municipality ?? null, demo: house.demo !== null }
  if (generation === null) return { ...known, generation: null, asOf: null, sources: [] }
  const [built, files, municipalities] = await Promise.all([
    generation.run('select built_at from generation'),
    generation.run(`
      select source, max(loaded_at) as loaded_at, max(extracted) as extracted
      from src_file
      group by source
      order by source`),
    generation.run('select label from dim_municipality order by ordinal'),
  ])
  const [only] = municipalities.length === 1 ? municipalities : []
  return {
    municipality: known.municipality ?? (only === undefined ? null : textIn(only, 'label')),
    demo: known.demo,
    generation: generation.id,
    asOf: built[0] === undefined ? null : textIn(built[0], 'built_at'),
    sources: files.map((row) => {
      const source = textIn(row, 'source')
      return { source, label: sourceLabel(source), loadedAt: textIn(row, 'loaded_at'), extracted: textOrNullIn(row, 'extracted') }
    }),
  }
}
