import type { Pupil } from './pupil.ts'
import type { Random } from './random.ts'
import type { Unit } from './unit.ts'

const full = 27
const comfortable = 26

/** How many pupils each class of a unit and stage has; index 0 is class A. */
export type Classes = Map<string, number[]>

const stageOf = (unit: Unit, stage: number): string => `${unit.code}:${stage}`

export function countClasses(pupils: readonly Pupil[]): Classes {
  const classes: Classes = new Map()
  for (const pupil of pupils) join(classes, pupil, pupil.letter)
  return classes
}

/** Whether one more fits. The smallest school only takes newcomers into a stage that has shrunk, so that it stays small. */
export const hasRoom = (classes: Classes, unit: Unit, stage: number): boolean =>
  (classes.get(stageOf(unit, stage)) ?? []).some((size) => size < (unit.classes === 'mixed' ? unit.places - 1 : full))

/** Puts a newcomer into the smallest class. */
export function placeOne(classes: Classes, pupil: Pupil): void {
  const sizes = classes.get(stageOf(pupil.unit, pupil.stage)) ?? [0]
  join(classes, pupil, sizes.indexOf(Math.min(...sizes)))
}

/** Spreads a cohort that comes to one unit and stage at once over as few comfortable classes as it takes, after those already there. */
export function placeCohort(classes: Classes, chance: Random, cohort: readonly Pupil[]): void {
  const [first] = cohort
  if (first === undefined) return
  const already = classes.get(stageOf(first.unit, first.stage))?.length ?? 0
  const wanted = Math.ceil(cohort.length / comfortable)
  const offset = chance.integer(0, wanted - 1)
  for (const [position, pupil] of cohort.entries())
    join(classes, pupil, pupil.unit.classes === 'mixed' ? 0 : already + ((position + offset) % wanted))
}

function join(classes: Classes, pupil: Pupil, letter: number): void {
  const at = stageOf(pupil.unit, pupil.stage)
  const sizes = classes.get(at) ?? []
  while (sizes.length <= letter) sizes.push(0)
  sizes[letter] = (sizes[letter] ?? 0) + 1
  classes.set(at, sizes)
  pupil.letter = letter
}

/** The class as the school writes it: `9B`, `9E2`, and in the smallest school `4–6`. */
export function className(unit: Unit, stage: number, letter: number): string {
  if (unit.classes === 'mixed') return stage <= 3 ? 'F–3' : stage <= 6 ? '4–6' : '7–9'
  const year = stage === 0 ? 'F' : String(stage)
  return unit.classes === 'numbered' ? `${year}E${letter + 1}` : year + String.fromCharCode(65 + letter)
}
