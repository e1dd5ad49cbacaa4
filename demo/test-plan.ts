// Which national tests the made-up municipality writes, and of what parts. Parts are delivered as the schools' system has them since 2021/22;
// before that it told test grades alone.
import type { Pupil } from './pupil.ts'
import { random } from './random.ts'
import { type Subject, science, society } from './subject.ts'
import type { Unit } from './unit.ts'

export type TestStage = 3 | 6 | 9
export type Form = 'Betyg' | 'Poäng' | 'Kravnivå'
export interface Part {
  readonly name: string
  readonly form: Form
  /** of a part in points that tells whether the level required was reached */
  readonly most: number | null
}

const first = 2017
const firstParts = 2021
/** No tests: the pandemic. */
const cancelled: readonly number[] = [2019, 2020]
/** The mathematics test of spring 2018 had leaked, and nobody's result was kept. */
const leaked = 2017

export const hasTests = (year: number): boolean => year >= first && !cancelled.includes(year)
export const hasParts = (year: number): boolean => year >= firstParts

const graded = (...names: readonly string[]): readonly Part[] => names.map((name) => ({ name, form: 'Betyg', most: null }))
const pointed = (...names: readonly string[]): readonly Part[] => names.map((name) => ({ name, form: 'Poäng', most: null }))
const levelled = (...names: readonly string[]): readonly Part[] => names.map((name) => ({ name, form: 'Poäng', most: 16 }))
const spoken: Part = { name: 'A', form: 'Kravnivå', most: null }

/** The parts of a test, the oral one first. */
export function partsOf(stage: TestStage, subject: Subject): readonly Part[] {
  if (stage === 3)
    return [
      spoken,
      ...(subject === 'MA' ? levelled('B', 'C', 'D', 'E', 'F1', 'F2', 'G') : levelled('B', 'C', 'D', 'E', 'F', 'G', 'H')),
    ]
  if (subject === 'EN') return graded('A', 'B1', 'B2', 'C')
  if (subject === 'SV' || subject === 'SVA') return graded('A', 'B', 'C')
  return subject === 'MA' || society.includes(subject) ? pointed('A', 'B', 'C', 'D') : graded('A', 'B', 'C')
}

/** The subjects that a pupil is tested in: in year 9 one of science and one of society, the same for everyone at a school in a year. */
export function testedIn(pupil: Pupil, unit: Unit, stage: TestStage, year: number): readonly Subject[] {
  const swedish: Subject = pupil.swedishAsSecond ? 'SVA' : 'SV'
  const chance = random(Number(unit.code), year, 9)
  const [nature, people] = [chance.pick(science), chance.pick(society)]
  const all: readonly Subject[] =
    stage === 3 ? ['MA', swedish] : stage === 6 ? ['EN', 'MA', swedish] : ['EN', 'MA', swedish, nature, people]
  return year === leaked ? all.filter((subject) => subject !== 'MA') : all
}
