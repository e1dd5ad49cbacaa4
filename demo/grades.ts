import type { Pupil } from './pupil.ts'
import { backgroundIn } from './pupil.ts'
import { random } from './random.ts'
import type { Domain, Subject } from './subject.ts'
import { science, society, subjects6, subjects9, traits } from './subject.ts'
import type { Unit } from './unit.ts'

/** What one subject became for a pupil: a code of the collection file, or a standing (standard deviations) yet to be cut to A–F. */
export type Outcome = { readonly code: '9' | '3' | '2' | 'Z' } | { readonly standing: number }
export interface Report {
  readonly pupil: Pupil
  readonly unit: Unit
  readonly class: string
  readonly outcomes: ReadonlyMap<Subject, Outcome>
}

// spread of the parts of a standing; their squares add up to one
const spread = { ability: 0.79, domain: 0.35, subject: 0.32, occasion: 0.39 } as const
const backgrounds = { Svensk: 0.08, Utländsk: -0.18, Nyinvandrad: -0.95, Okänd: -0.7 } as const
// mean about 13 points a subject, 4–5 % F, 10 % A in a subject of average ease
const cuts: readonly (readonly [number, string])[] = [
  [1.28, 'A'],
  [0.74, 'B'],
  [0.05, 'C'],
  [-0.46, 'D'],
  [-1.68, 'E'],
]

export const letterOf = (standing: number): string => cuts.find(([least]) => standing >= least)?.[1] ?? 'F'

/** The grades of a pupil at the end of a school year, before the planted patterns: outcome a subject of the stage (6 or 9). */
export function grade(pupil: Pupil, unit: Unit, stage: 6 | 9, year: number, climate: number): ReadonlyMap<Subject, Outcome> {
  const lasting = random(pupil.seed)
  const now = random(pupil.seed, year, stage)
  const domains = { practical: 0, language: 0, science: 0, society: 0 } satisfies Record<Domain, number>
  for (const domain of Object.keys(domains)) domains[domain as Domain] = lasting.normal() * spread.domain
  const level = spread.ability * pupil.ability + unit.lift + climate + backgrounds[backgroundIn(pupil, year)]
  const absent = now.chance((stage === 9 ? 0.02 : 0.01) * (pupil.ability < -0.5 ? 2 : 0.5)) ? now.pick([0.2, 0.4, 1]) : 0
  const adapted = now.chance(stage === 9 ? 0.014 : 0.006) ? 0.25 : 0
  const outcomes = new Map<Subject, Outcome>()
  // every subject draws the same number of times, so that a pupil's traits are the same in åk 6 and åk 9
  for (const subject of subjects6) {
    const trait = traits[subject]
    const own = lasting.normal() * spread.subject
    const occasion = now.normal() * spread.occasion
    const missing = now.unit()
    const given = offered(pupil, unit, subject, stage)
    if (given !== null) outcomes.set(subject, { code: given })
    else if (missing < absent) outcomes.set(subject, { code: '9' })
    else if (missing > 1 - adapted && !core.has(subject)) outcomes.set(subject, { code: '3' })
    else {
      const sex = pupil.sex === 'female' ? 0.5 : -0.5
      outcomes.set(subject, { standing: level + domains[trait.domain] + own + occasion + trait.ease + sex * trait.girlsAhead })
    }
  }
  if (stage === 9)
    for (const subject of subjects6) if (!(subjects9 as readonly string[]).includes(subject)) outcomes.delete(subject)
  return outcomes
}

// an adapted study path leaves out other subjects than these
const core: ReadonlySet<Subject> = new Set(['SV', 'SVA', 'EN', 'MA', 'ML', 'OVR'])

/** null: the pupil has the subject; else the code that says why it has no grade. */
function offered(pupil: Pupil, unit: Unit, subject: Subject, stage: 6 | 9): '2' | 'Z' | null {
  const blocks = stage === 6 && unit.blocks
  const without = (has: boolean): '2' | null => (has ? null : '2')
  if (subject === 'NO' || subject === 'SO') return without(blocks)
  if (blocks && (science.includes(subject) || society.includes(subject))) return '2'
  if (subject === 'HKK' && stage === 6 && unit.lateHomeEconomics) return 'Z'
  if (subject === 'SV') return without(!pupil.swedishAsSecond)
  if (subject === 'SVA') return without(pupil.swedishAsSecond)
  if (subject === 'M1') return without(stage === 9 && pupil.extraLanguage !== null)
  if (subject === 'M2') return without(pupil.secondLanguage !== null)
  if (subject === 'ML') return without(pupil.motherTongue !== null)
  if (subject === 'TN') return '2'
  if (subject === 'OVR') return without(stage === 9 && pupil.seed % 251 === 0)
  return null
}
