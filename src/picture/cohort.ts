import type { Answer } from '../contract/index.ts'
import { formatNumber } from './number.ts'
import { words } from './words/words.ts'

const say = words.cohort

/** How many stayed, came and left, of an answer about the same pupils; null for others. */
export function sayCohort({ cohort, regime }: Pick<Answer, 'cohort' | 'regime'>): string | null {
  if (cohort === undefined) return null
  const parts = (['kept', 'joined', 'left'] as const).flatMap((name) => {
    const count = cohort[name]
    if (count === null) return []
    if (count === 'few') return [say[name](say.few)]
    const told = formatNumber(count)
    return [say[name](regime === 'public' && count > 0 ? say.about(told) : told)]
  })
  if (parts.length === 0) return say.untold
  return [say.counted(parts.join(', ')), ...(parts.length < 3 ? [say.others] : [])].join(' ')
}
