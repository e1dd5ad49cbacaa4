import type { Classes } from './classes.ts'
import { countClasses, placeCohort } from './classes.ts'
import type { Issue } from './personal-number.ts'
import type { Marking, Pupil } from './pupil.ts'
import { newPupil } from './pupil.ts'
import type { Random } from './random.ts'
import type { Unit } from './unit.ts'
import { runs } from './unit.ts'

/** A district of twelve running schools and the pupils in them now. */
export interface District {
  readonly units: readonly Unit[]
  readonly chance: Random
  readonly issue: Issue
  pupils: readonly Pupil[]
}

/** Fills every stage of every running school with pupils, for the first year of the story. */
export function settle(district: District, year: number): void {
  const classes = countClasses([])
  const pupils: Pupil[] = []
  for (const unit of district.units.filter((one) => runs(one, year)))
    for (let stage = unit.stages[0]; stage <= unit.stages[1]; stage++)
      pupils.push(...newCohort(district, classes, unit, year, stage, 0.05))
  district.pupils = pupils
}

/** A whole cohort of pupils new to the municipality, in classes; `fromAbroad`: the share that just came to Sweden. */
export function newCohort(
  { chance, issue }: District,
  classes: Classes,
  unit: Unit,
  year: number,
  stage: number,
  fromAbroad: number,
): readonly Pupil[] {
  // a handful of pupils varies more from year to year than a hundred
  const size =
    unit.classes === 'mixed' ? unit.places + chance.integer(-1, 1) : Math.round(unit.places * (0.94 + 0.1 * chance.unit()))
  const cohort = Array.from({ length: size }, () => newPupil(chance, issue, year, stage, unit, fromAbroad))
  placeCohort(classes, chance, cohort)
  return cohort
}

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
    const pupil = district.pupils.find((one) => one.stage === stage && one.unit.key === unit)
    if (pupil === undefined) throw new Error(`nobody to protect in stage ${stage} of ${unit}`)
    pupil.marking = marking
    pupil.markedFrom = year
  }
}
