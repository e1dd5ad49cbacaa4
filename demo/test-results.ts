// What the pupils of one school and stage year came to on their national tests.
import { letterOf, type Report } from './grades.ts'
import { backgroundIn, type Pupil } from './pupil.ts'
import { type Random, random } from './random.ts'
import { type Subject, traits } from './subject.ts'
import { hasParts, type Part, partsOf, type TestStage, testedIn } from './test-plan.ts'
import type { Unit } from './unit.ts'

/** One row of a delivery: a pupil's part of a test on one occasion. `part` Prov: the test as a whole. */
export interface TestRow {
  readonly pupil: Pupil
  readonly unit: Unit
  readonly class: string
  readonly stage: TestStage
  readonly subject: Subject
  readonly part: string
  readonly form: string
  readonly result: string
  readonly reached: string
  readonly status: 'Gjort' | 'Ej deltagit' | 'Bortfall'
  readonly day: string
  readonly second: string
  readonly central: string
}

/** Who is tested, and what she knows: standings by subject, as the grades before anything was planted have them; null in year 3. */
export interface Tested {
  readonly pupil: Pupil
  readonly class: string
  readonly outcomes: Report['outcomes'] | null
}

// how far the day of the test lies from the year, a part from the whole, and how much stricter each test is than the grade
const spread = { test: 0.3, part: 0.4 } as const
const stricter: Readonly<Partial<Record<Subject, number>>> = { MA: 0.28, EN: -0.12, SV: 0.2, SVA: 0.3 }
const absent = 0.022
const missesPart = 0.012
const lost = 0.002
const takesAgain = 0.5
const gradedAnyway = 0.2
const secondMarked = 0.2
const centrallyMarked = 0.1

/** Rows of everyone's tests in one school year, in the order of subject and class. */
export function testRows(tested: readonly Tested[], unit: Unit, stage: TestStage, year: number): readonly TestRow[] {
  return tested.flatMap((one) =>
    testedIn(one.pupil, unit, stage, year).flatMap((subject) => rowsOf(one, unit, stage, subject, year)),
  )
}

function rowsOf(
  { pupil, class: name, outcomes }: Tested,
  unit: Unit,
  stage: TestStage,
  subject: Subject,
  year: number,
): TestRow[] {
  const chance = random(pupil.seed, year, stage, subjectSeed(subject))
  const outcome = outcomes?.get(subject)
  // whoever has no grade in the subject has no basis for one, and takes no test
  if (outcomes !== null && (outcome === undefined || 'code' in outcome)) return []
  const known = outcome !== undefined && 'standing' in outcome ? outcome.standing : standingOf(pupil, unit, subject, year, chance)
  const standing = known + spread.test * chance.normal() - (stricter[subject] ?? 0.05)
  const about = { pupil, unit, class: name, stage, subject }
  const parts = hasParts(year) ? partsOf(stage, subject) : []
  const isAway = chance.chance(absent)
  const marked = parts.flatMap((part, at): TestRow[] => {
    const [day, again] = daysOf(at, year, subject)
    const own = standing + spread.part * chance.normal()
    const mark = { ...about, part: part.name, form: part.form, ...markOf(part, own, stage, year, subject, chance) }
    const draw = chance.unit()
    if (!isAway && draw > missesPart + lost) return [{ ...mark, status: 'Gjort', day }]
    const missed = { ...about, ...unmarked, part: part.name, form: part.form, day }
    if (!isAway && draw > missesPart) return [{ ...missed, status: 'Bortfall' }]
    const none: TestRow = { ...missed, status: 'Ej deltagit' }
    return !isAway && chance.chance(takesAgain) ? [none, { ...mark, status: 'Gjort', day: again }] : [none]
  })
  return [...marked, ...wholeOf(about, standing, marked, { isAway, parts, year, chance })]
}

interface Occasion {
  readonly isAway: boolean
  readonly parts: readonly Part[]
  readonly year: number
  readonly chance: Random
}
type About = Pick<TestRow, 'pupil' | 'unit' | 'class' | 'stage' | 'subject'>
const unmarked = { result: '', reached: '', second: '', central: '' } as const

/** The test grade; nobody gives one in year 3, where only the years without parts tell of the whole. */
function wholeOf(
  about: About,
  standing: number,
  marked: readonly TestRow[],
  { isAway, parts, year, chance }: Occasion,
): TestRow[] {
  const isThird = about.stage === 3
  if (isThird && parts.length > 0) return []
  const form = isThird ? 'Kravnivå' : 'Betyg'
  const row = { ...about, ...unmarked, part: 'Prov', form, day: `${year + 1}-05-28` }
  const done = parts.every(({ name }) => marked.some(({ part, status }) => part === name && status === 'Gjort'))
  if (isAway) return [{ ...row, status: 'Ej deltagit' }]
  // some teachers give a grade all the same, which does not count
  if (!done && !chance.chance(gradedAnyway)) return []
  const result = isThird ? (standing > -1.3 ? 'Ja' : 'Nej') : letterOf(standing)
  return [{ ...row, status: 'Gjort', result }]
}

/** Oral parts are taken in the autumn, the others in spring; a second occasion comes in May. */
function daysOf(at: number, year: number, subject: Subject): readonly [string, string] {
  const offset = subjectSeed(subject)
  if (at === 0) return [`${year}-11-${String(5 + offset).padStart(2, '0')}`, `${year + 1}-05-20`]
  return [`${year + 1}-03-${String(2 + offset + at).padStart(2, '0')}`, `${year + 1}-05-21`]
}

const subjectSeed = (subject: Subject): number => Object.keys(traits).indexOf(subject) % 20

type Mark = Pick<TestRow, 'result' | 'reached' | 'second' | 'central'>

function markOf(part: Part, standing: number, stage: TestStage, year: number, subject: Subject, chance: Random): Mark {
  const reached = standing > -1.3
  if (part.form === 'Kravnivå') return { ...unmarked, result: reached ? 'Ja' : 'Nej' }
  if (part.form === 'Poäng') {
    const most = part.most ?? 24
    const points = Math.round(Math.max(0, Math.min(1, 0.62 + 0.19 * standing)) * most)
    return { ...unmarked, result: String(points), reached: part.most === null ? '' : reached ? 'Ja' : 'Nej' }
  }
  const isWritten = part.name === 'C'
  const other = (share: number): string => (isWritten && chance.chance(share) ? letterOf(standing + 0.3 * chance.normal()) : '')
  const central = stage === 9 && subject === 'EN' && year >= 2024 ? other(centrallyMarked) : ''
  return { result: letterOf(standing), reached: '', second: other(secondMarked), central }
}

// year 3 has no grades: what a pupil can, from what follows her through every stage
function standingOf(pupil: Pupil, unit: Unit, subject: Subject, year: number, chance: Random): number {
  const arrived = backgroundIn(pupil, year) === 'Nyinvandrad' ? -0.8 : 0
  const { ease, girlsAhead } = traits[subject]
  const sex = pupil.sex === 'female' ? 0.5 : -0.5
  return 0.79 * pupil.ability + unit.lift + arrived + 0.4 * chance.normal() + ease + sex * girlsAhead + 0.25
}
