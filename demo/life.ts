import { className, countClasses } from './classes.ts'
import type { District } from './district.ts'
import type { Pupil } from './pupil.ts'
import type { Random } from './random.ts'
import { enter, newcomer } from './summer.ts'
import type { Unit } from './unit.ts'
import { runs } from './unit.ts'

/** A pupil's time in one class during a school year; dates ISO, both ends included. */
export interface Enrolment {
  readonly pupil: Pupil
  readonly unit: Unit
  readonly stage: number
  readonly class: string
  readonly from: string
  readonly to: string
}

// shares of the pupils during a school year
const leaves = 0.005
const changesSchool = 0.009
const comes = 0.005

const firstDay = (year: number): string => `${year}-07-01`
export const lastDay = (year: number): string => `${year + 1}-06-30`

/** The school year as it is lived: everyone's enrolments, with those who come, go or change schools during it. */
export function live(district: District, year: number): readonly Enrolment[] {
  const { chance, units } = district
  const running = units.filter((unit) => runs(unit, year))
  const classes = countClasses(district.pupils)
  const enrolments: Enrolment[] = []
  const remaining: Pupil[] = []
  for (const pupil of district.pupils) {
    const draw = pupil.marking !== 'Ingen' || pupil.unit.classes === 'mixed' ? 1 : chance.unit()
    const moved = draw < leaves + changesSchool ? dayOf(chance, year) : null
    enrolments.push(enrolmentOf(pupil, firstDay(year), moved === null ? lastDay(year) : dayBefore(moved)))
    if (moved !== null && draw >= leaves) {
      enter(classes, chance, pupil, running)
      enrolments.push(enrolmentOf(pupil, moved, lastDay(year)))
    }
    if (moved === null || draw >= leaves) remaining.push(pupil)
  }
  const arrivals = Array.from({ length: Math.round(remaining.length * comes) }, () => newcomer(district, classes, year))
  enrolments.push(...arrivals.map((pupil) => enrolmentOf(pupil, dayOf(chance, year), lastDay(year))))
  district.pupils = [...remaining, ...arrivals]
  return enrolments
}

const enrolmentOf = (pupil: Pupil, from: string, to: string): Enrolment => ({
  ...{ pupil, unit: pupil.unit, stage: pupil.stage },
  ...{ class: className(pupil.unit, pupil.stage, pupil.letter), from, to },
})

// a move happens between 1 September and 30 April
const dayOf = (chance: Random, year: number): string => iso(Date.UTC(year, 8, 1 + chance.integer(0, 241)))
const dayBefore = (day: string): string => iso(Date.parse(day) - 86_400_000)
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
