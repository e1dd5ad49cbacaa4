import type { Classes } from './classes.ts'
import { countClasses, hasRoom, placeCohort, placeOne } from './classes.ts'
import type { District } from './district.ts'
import { newCohort } from './district.ts'
import type { Pupil } from './pupil.ts'
import { newPupil } from './pupil.ts'
import type { Random } from './random.ts'
import type { Unit } from './unit.ts'
import { runs, teaches } from './unit.ts'

// yearly shares of the pupils, near what Swedish municipalities see
const movesOut = 0.02
const changesSchool = 0.012
const movesIn = 0.022
const followsFeeder = 0.92
const arrivedFromAbroad = 0.4

/** Everyone after the summer by what became of them; those who left the municipality or finished åk 9 are in none. */
interface Sorted {
  readonly staying: Pupil[]
  /** their school has closed: whole classes are taken over by another */
  readonly takenOver: Pupil[]
  /** their school ends with åk 6 */
  readonly goingOn: Pupil[]
  readonly changing: Pupil[]
}

/** The summer before `year`: everyone moves up, some leave, some change schools, and new pupils come. */
export function advance(district: District, year: number): void {
  const { chance } = district
  const running = district.units.filter((unit) => runs(unit, year))
  const { staying, takenOver, goingOn, changing } = sort(district, year)
  const classes = countClasses(staying)
  takeOver(classes, chance, takenOver, running)
  goOn(classes, chance, staying, goingOn, running)
  const starters = running
    .filter((unit) => unit.stages[0] === 0)
    .flatMap((unit) => newCohort(district, classes, unit, year, 0, 0.02))
  for (const pupil of changing) enter(classes, chance, pupil, running)
  const newcomers = Array.from({ length: Math.round(staying.length * movesIn) }, () => newcomer(district, classes, year))
  district.pupils = [...staying, ...takenOver, ...goingOn, ...changing, ...starters, ...newcomers]
}

function sort({ chance, pupils }: District, year: number): Sorted {
  const sorted: Sorted = { staying: [], takenOver: [], goingOn: [], changing: [] }
  for (const pupil of pupils) {
    const marked = pupil.marking !== 'Ingen'
    if (pupil.stage === 9 || (!marked && chance.chance(movesOut))) continue
    pupil.stage += 1
    if (!teaches(pupil.unit, pupil.stage)) sorted.goingOn.push(pupil)
    else if (!runs(pupil.unit, year)) sorted.takenOver.push(pupil)
    else if (!marked && pupil.unit.classes !== 'mixed' && chance.chance(changesSchool)) sorted.changing.push(pupil)
    else sorted.staying.push(pupil)
  }
  return sorted
}

function takeOver(classes: Classes, chance: Random, pupils: readonly Pupil[], running: readonly Unit[]): void {
  for (const cohort of Map.groupBy(pupils, (pupil) => `${pupil.unit.code}:${pupil.stage}`).values()) {
    for (const pupil of cohort) pupil.unit = running.find((unit) => unit.key === pupil.unit.successor) ?? pupil.unit
    placeCohort(classes, chance, cohort)
  }
}

function goOn(
  classes: Classes,
  chance: Random,
  staying: readonly Pupil[],
  pupils: readonly Pupil[],
  running: readonly Unit[],
): void {
  const open = running.filter((unit) => teaches(unit, 7) && unit.classes !== 'mixed')
  const taken = new Map(open.map((unit) => [unit, staying.filter((one) => one.unit === unit && one.stage === 7).length]))
  for (const pupil of pupils) {
    const free = open.filter((unit) => (taken.get(unit) ?? 0) < unit.places * 1.04)
    const feeder = free.find((unit) => unit.key === pupil.unit.feeds)
    pupil.unit = feeder !== undefined && chance.chance(followsFeeder) ? feeder : chance.pick(free.length > 0 ? free : open)
    taken.set(pupil.unit, (taken.get(pupil.unit) ?? 0) + 1)
    if (pupil.unit.stages[0] === 0) placeOne(classes, pupil)
  }
  for (const cohort of Map.groupBy(pupils, (pupil) => pupil.unit.code).values())
    if (cohort[0]?.unit.stages[0] === 7) placeCohort(classes, chance, cohort)
}

/** Puts a pupil into some school with a place free, other than the one left. */
export function enter(classes: Classes, chance: Random, pupil: Pupil, running: readonly Unit[]): void {
  const { unit, stage } = pupil
  const others = running.filter((one) => one !== unit)
  pupil.unit = chance.pick(choices(classes, others, stage))
  placeOne(classes, pupil)
}

/** The schools with a place free in a stage; when all are full, those that can grow: every one but the smallest. */
function choices(classes: Classes, running: readonly Unit[], stage: number): readonly Unit[] {
  const open = running.filter((unit) => teaches(unit, stage))
  const free = open.filter((unit) => hasRoom(classes, unit, stage))
  return free.length > 0 ? free : open.filter((unit) => unit.classes !== 'mixed')
}

/** A pupil who moves to the municipality, placed in a class. */
export function newcomer({ chance, issue, units }: District, classes: Classes, year: number): Pupil {
  const stage = chance.integer(1, 9)
  const running = units.filter((unit) => runs(unit, year))
  const unit = chance.pick(choices(classes, running, stage))
  const pupil = newPupil(chance, issue, year, stage, unit, arrivedFromAbroad)
  placeOne(classes, pupil)
  return pupil
}
