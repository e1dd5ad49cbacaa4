import { className, countClasses, placeCohort, placeOne } from './classes.ts'
import type { Issue } from './personal-number.ts'
import type { Marking, Pupil } from './pupil.ts'
import { newPupil } from './pupil.ts'
import type { Random } from './random.ts'
import type { Unit } from './unit.ts'
import { runs, teaches } from './unit.ts'

/** A district of twelve running schools and the pupils in them now. */
export interface District {
  readonly units: readonly Unit[]
  readonly chance: Random
  readonly issue: Issue
  pupils: readonly Pupil[]
}

/** A pupil's time in one class during a school year; dates ISO, both ends included. */
export interface Enrolment {
  readonly pupil: Pupil
  readonly unit: Unit
  readonly stage: number
  readonly class: string
  readonly from: string
  readonly to: string
}

// yearly shares of the pupils, near what Swedish municipalities see
const movesOut = 0.02
const changesSchool = 0.012
const movesIn = 0.018
const followsFeeder = 0.92

/** Fills every stage of every running school with pupils, for the first year of the story. */
export function settle(district: District, year: number): void {
  const classes = countClasses([])
  for (const unit of district.units.filter((one) => runs(one, year)))
    for (let stage = unit.stages[0]; stage <= unit.stages[1]; stage++) {
      const cohort = newCohort(district, unit, year, stage, 0.05)
      placeCohort(classes, district.chance, cohort)
      district.pupils = [...district.pupils, ...cohort]
    }
}

function newCohort({ chance, issue }: District, unit: Unit, year: number, stage: number, fromAbroad: number): Pupil[] {
  const size = Math.round(unit.places * (0.94 + 0.1 * chance.unit()))
  return Array.from({ length: size }, () => newPupil(chance, issue, year, stage, unit, fromAbroad))
}

/** The summer before `year`: everyone moves up, some leave, some change schools, and new pupils come. */
export function advance(district: District, year: number): void {
  const { chance, units } = district
  const running = units.filter((unit) => runs(unit, year))
  const movers: Pupil[] = []
  const stayers: Pupil[] = []
  const places = countPlaces(district.pupils)
  for (const pupil of district.pupils) {
    if (pupil.stage === 9 || (pupil.marking === 'Ingen' && chance.chance(movesOut))) continue
    pupil.stage += 1
    const next = nextUnit(district, pupil, year, running, places)
    if (next === pupil.unit) stayers.push(pupil)
    else if (pupil.unit.successor === next.key && !runs(pupil.unit, year) && next.predecessor !== null) {
      // a merged school takes over whole classes
      pupil.unit = next
      stayers.push(pupil)
    } else {
      pupil.unit = next
      movers.push(pupil)
    }
  }
  const classes = countClasses(stayers)
  const cohorts: Pupil[] = []
  for (const unit of running) {
    const arrivals =
      unit.stages[0] === 0
        ? newCohort(district, unit, year, 0, 0.02)
        : movers.filter((one) => one.unit === unit && one.stage === 7)
    if (arrivals.length > 0) placeCohort(classes, chance, arrivals)
    if (unit.stages[0] === 0) cohorts.push(...arrivals)
  }
  const newcomers = Array.from({ length: Math.round(stayers.length * movesIn) }, () => newcomer(district, year, running))
  for (const pupil of movers) if (pupil.stage !== pupil.unit.stages[0]) placeOne(classes, pupil)
  for (const pupil of newcomers) placeOne(classes, pupil)
  district.pupils = [...stayers, ...movers, ...cohorts, ...newcomers]
}

function newcomer({ chance, issue }: District, year: number, running: readonly Unit[]): Pupil {
  const stage = chance.integer(1, 9)
  const unit = chance.pick(running.filter((one) => teaches(one, stage) && one.classes !== 'mixed'))
  return newPupil(chance, issue, year, stage, unit, 0.4)
}

type Places = Map<string, number>
// who already fills the places of the stage-7 intake: pupils of F–9 schools who stay on
function countPlaces(pupils: readonly Pupil[]): Places {
  const places: Places = new Map()
  for (const pupil of pupils)
    if (pupil.stage === 6 && pupil.unit.stages[1] === 9) places.set(pupil.unit.code, (places.get(pupil.unit.code) ?? 0) + 1)
  return places
}

function nextUnit({ chance }: District, pupil: Pupil, year: number, running: readonly Unit[], places: Places): Unit {
  const { unit, stage } = pupil
  if (!runs(unit, year)) {
    const successor = running.find((one) => one.key === unit.successor)
    if (successor !== undefined && teaches(successor, stage)) return successor
  }
  if (runs(unit, year) && teaches(unit, stage)) {
    if (pupil.marking !== 'Ingen' || unit.classes === 'mixed' || !chance.chance(changesSchool)) return unit
    return chance.pick(running.filter((one) => teaches(one, stage) && one.classes !== 'mixed'))
  }
  const open = running.filter((one) => teaches(one, stage))
  const free = open.filter((one) => (places.get(one.code) ?? 0) < one.places * 1.06)
  const feeder = free.find((one) => one.key === unit.feeds)
  const chosen = feeder !== undefined && chance.chance(followsFeeder) ? feeder : chance.pick(free.length > 0 ? free : open)
  places.set(chosen.code, (places.get(chosen.code) ?? 0) + 1)
  return chosen
}

/** The school year as it is lived: everyone's enrolments, with those who come, go or change schools during it. */
export function live(district: District, year: number): readonly Enrolment[] {
  const { chance, units } = district
  const running = units.filter((unit) => runs(unit, year))
  const classes = countClasses(district.pupils)
  const enrolments: Enrolment[] = []
  const staying: Pupil[] = []
  for (const pupil of district.pupils) {
    const draw = pupil.marking !== 'Ingen' || pupil.unit.classes === 'mixed' ? 1 : chance.unit()
    if (draw >= 0.014) {
      enrolments.push(enrolmentOf(pupil, `${year}-07-01`, `${year + 1}-06-30`))
      staying.push(pupil)
      continue
    }
    const day = dayOf(chance, year)
    enrolments.push(enrolmentOf(pupil, `${year}-07-01`, before(day)))
    if (draw < 0.005) continue
    const elsewhere = running.filter((one) => one !== pupil.unit && teaches(one, pupil.stage) && one.classes !== 'mixed')
    pupil.unit = chance.pick(elsewhere)
    placeOne(classes, pupil)
    enrolments.push(enrolmentOf(pupil, day, `${year + 1}-06-30`))
    staying.push(pupil)
  }
  for (let count = Math.round(staying.length * 0.005); count > 0; count--) {
    const pupil = newcomer(district, year, running)
    placeOne(classes, pupil)
    enrolments.push(enrolmentOf(pupil, dayOf(chance, year), `${year + 1}-06-30`))
    staying.push(pupil)
  }
  district.pupils = staying
  return enrolments
}

const enrolmentOf = (pupil: Pupil, from: string, to: string): Enrolment => ({
  pupil,
  unit: pupil.unit,
  stage: pupil.stage,
  class: className(pupil.unit, pupil.stage, pupil.letter),
  from,
  to,
})

// a move happens between 1 September and 30 April
const dayOf = (chance: Random, year: number): string => iso(Date.UTC(year, 8, 1 + chance.integer(0, 241)))
const before = (day: string): string => iso(Date.parse(day) - 86_400_000)
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

const markings: readonly { readonly stage: number; readonly unit: Unit['key']; readonly marking: Marking }[] = [
  { stage: 7, unit: 'as', marking: 'Sekretessmarkering' },
  { stage: 7, unit: 'sjovik', marking: 'Skyddad folkbokföring' },
  { stage: 4, unit: 'lilla', marking: 'Sekretessmarkering' },
  { stage: 4, unit: 'norr', marking: 'Skyddad folkbokföring' },
  { stage: 2, unit: 'glanta', marking: 'Sekretessmarkering' },
]

/** Five pupils get protected identities; the schools are told from `year` on, so earlier rosters know nothing. */
export function protect(district: District, year: number): void {
  for (const { stage, unit, marking } of markings) {
    const pupil = district.pupils.find((one) => one.stage === stage && one.unit.key === unit && one.sex !== 'unknown')
    if (pupil === undefined) throw new Error(`nobody to protect in stage ${stage} of ${unit}`)
    pupil.marking = marking
    pupil.markedFrom = year
  }
}
