// One line a role and what was found, and the leaks by name.
import type { Tally } from '../tally.ts'
import type { Deduced, Heard } from './campaign.ts'
import type { Finding } from './deduce.ts'

const leaks = ['heads', 'outcome', 'sum'] as const
type Counts = Readonly<Record<Finding['what'], number>>

export function countFindings(deduced: readonly Deduced[]): Counts {
  const counts = { heads: 0, outcome: 0, sum: 0, 'all reached': 0, '1–4 differ': 0 }
  for (const { findings } of deduced) for (const { what } of findings) counts[what]++
  return counts
}

export const derivable = (counts: Counts): number => leaks.reduce((sum, what) => sum + counts[what], 0)

export function reportHeard(tally: Tally, who: string, heard: Heard): void {
  const refused = [...heard.refused].map(([code, times]) => `${code} ${times}`).join(', ')
  const ways = [...heard.byWay].map(([way, times]) => `${way} ${times}`).join(', ')
  tally.tell(
    `${who}, questions`,
    `${heard.asked} (${ways}), ${heard.answered} answered${refused === '' ? '' : `, refused: ${refused}`}`,
  )
  tally.tell(`${who}, figures of the same pupils that were told`, `${heard.followed}`)
  // who is told nothing finds nothing
  const shown = heard.entries.flatMap((entry) => [...entry.told.values()]).filter(({ state }) => state !== 'hidden').length
  tally.mustBe(`${who}, figures were told`, shown > fewestTold, `${shown}`)
  tally.mustBe(`${who}, the same group is told the same each time`, heard.conflicts.length === 0, told(heard.conflicts))
  tally.mustBe(`${who}, order, labels and sources tell nothing`, heard.slips.length === 0, told(heard.slips))
}

const fewestTold = 100
const told = (found: readonly string[]): string => (found.length === 0 ? 'none found' : `${found.length}, as ${found[0]}`)

export function reportDeduced(tally: Tally, who: string, deduced: readonly Deduced[]): void {
  const counts = countFindings(deduced)
  const groups = deduced.reduce((sum, { groups: looked }) => sum + looked, 0)
  const named = deduced.flatMap(({ place, measure, findings }) =>
    findings
      .filter(({ what }) => what === 'heads' || what === 'outcome' || what === 'sum')
      .map(({ group, n, low, high }) => `${measure} ${place}: ${group} (${n} pupils) between ${low} and ${high}`),
  )
  const first = named.slice(0, 5).join('; ')
  tally.mustBe(
    `${who}, derivable of ${groups} groups by measure and time`,
    derivable(counts) === 0,
    `${counts.heads} head counts, ${counts.outcome} outcomes, ${counts.sum} sums${first === '' ? '' : ` (${first})`}; told on purpose: all reached it ${counts['all reached']}, 1–4 differ ${counts['1–4 differ']}`,
  )
}
