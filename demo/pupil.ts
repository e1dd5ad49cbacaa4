import type { Sex } from '../src/contract/index.ts'
import { name } from './names.ts'
import type { Issue, NumberKind } from './personal-number.ts'
import type { Random } from './random.ts'
import type { Unit } from './unit.ts'

export type Background = 'Svensk' | 'Utländsk' | 'Nyinvandrad' | 'Okänd'
export type Marking = 'Ingen' | 'Sekretessmarkering' | 'Skyddad folkbokföring'

/** A made-up pupil who lives through the school years. What changes with time stands last and is changed by `life.ts` alone. */
export interface Pupil {
  readonly number: string
  readonly given: string
  readonly family: string
  readonly sex: Exclude<Sex, 'unknown'>
  /** first school year in which the school's register tells the sex; before that it says Okänt */
  readonly sexKnownFrom: number
  readonly background: Background
  /** calendar year of arrival in Sweden; null when born here or unknown */
  readonly arrived: number | null
  /** general ability, standard normal; follows the pupil through every stage */
  readonly ability: number
  /** seed of everything else about the pupil's grades */
  readonly seed: number
  readonly secondLanguage: string | null
  readonly extraLanguage: string | null
  readonly motherTongue: string | null
  readonly swedishAsSecond: boolean
  marking: Marking
  /** first school year in which the marking is known to the school */
  markedFrom: number
  unit: Unit
  stage: number
  /** class within the stage: 0 is A */
  letter: number
}

// A child without a personal number could stand in the register without sex for its first year; later versions demand it.
const lastUntold = 2020

/** Sex as the register has it in a school year. */
export const sexIn = (pupil: Pupil, year: number): Sex => (year < pupil.sexKnownFrom ? 'unknown' : pupil.sex)

type Born = Pick<Pupil, 'background' | 'arrived'> & { readonly kind: NumberKind }

// ISO 639-2, three letters as SCB's own example; the more common ones stand more than once
const studied = ['SPA', 'SPA', 'SPA', 'DEU', 'DEU', 'FRA'] as const
const spoken = ['ARA', 'ARA', 'SOM', 'KUR', 'FAS', 'FIN', 'BOS', 'TUR', 'SQI', 'POL'] as const

/** A pupil new to the municipality in `year` at a stage; `fromAbroad` is the share of newcomers that just came to Sweden. */
export function newPupil(chance: Random, issue: Issue, year: number, stage: number, unit: Unit, fromAbroad: number): Pupil {
  const female = chance.chance(0.487)
  const born = backgroundOf(chance, year, stage, fromAbroad)
  const foreign = born.background !== 'Svensk'
  const birth = new Date(Date.UTC(year - 6 - stage, 0, 1 + chance.integer(0, 364)))
  const ability = chance.normal()
  const recent = born.background === 'Nyinvandrad' || born.background === 'Okänd'
  const secondLanguage = chance.chance(recent ? 0.15 : ability > -0.9 ? 0.88 : 0.45) ? chance.pick(studied) : null
  return {
    number: issue(birth, female, born.kind),
    ...name(chance, female, foreign),
    sex: female ? 'female' : 'male',
    sexKnownFrom: chance.chance(0.5) && born.kind !== 'personal' && stage <= 5 && year < lastUntold ? year + 1 : 0,
    ...{ background: born.background, arrived: born.arrived },
    ability,
    seed: chance.integer(0, 0x7fffffff),
    secondLanguage,
    extraLanguage: chance.chance(0.015) ? chance.pick(studied.filter((one) => one !== secondLanguage)) : null,
    motherTongue: chance.chance(foreign ? 0.45 : 0.01) ? chance.pick(spoken) : null,
    swedishAsSecond: chance.chance(recent ? 0.97 : foreign ? 0.33 : 0.002),
    marking: 'Ingen',
    markedFrom: 0,
    unit,
    stage,
    letter: 0,
  }
}

// Unknown background: no personal number yet, so a coordination number or the school's temporary one.
function backgroundOf(chance: Random, year: number, stage: number, fromAbroad: number): Born {
  const draw = chance.unit()
  if (draw < fromAbroad * 0.12)
    return { background: 'Okänd', arrived: null, kind: chance.chance(0.4) ? 'coordination' : 'temporary' }
  if (draw < fromAbroad)
    return { background: 'Nyinvandrad', arrived: year - chance.integer(0, Math.min(1, stage)), kind: 'personal' }
  return { background: chance.chance(0.19) ? 'Utländsk' : 'Svensk', arrived: null, kind: 'personal' }
}

/** Background as the school writes it in a school year: nyinvandrad within four years of arrival (Skolverket), then utländsk. */
export function backgroundIn(pupil: Pupil, year: number): Background {
  if (pupil.background !== 'Nyinvandrad') return pupil.background
  return pupil.arrived !== null && year + 1 - pupil.arrived <= 4 ? 'Nyinvandrad' : 'Utländsk'
}
export const markingIn = (pupil: Pupil, year: number): Marking => (year >= pupil.markedFrom ? pupil.marking : 'Ingen')
