import { words } from '../../picture/index.ts'
import type { Feasible } from '../../privacy/index.ts'
import type { Figure } from '../../report/index.ts'

/** The hidden figure that a pack would tell, as somebody who made the page knows it: `Antal elever för Åsskolan 7–9, Flickor`. */
export function leakInWords({ measure, keys }: Feasible, figures: readonly Figure[]): string {
  const heads = figures.flatMap(({ answer }) => answer.measures)
  const label = heads.find(({ name }) => name === measure)?.label ?? measure
  const named = Object.entries(keys).map(
    ([dimension, id]) => figures.map(({ answer }) => answer.labels[dimension]?.[id]).find((name) => name !== undefined) ?? id,
  )
  return named.length === 0 ? label : `${label} (${words.list(named)})`
}
