// What is true of the tests, worked out from the rows and the letters alone and apart from the product's own rules.
import type { Pupil } from './pupil.ts'
import { sexIn } from './pupil.ts'
import { type Grades, pointsOf } from './results.ts'
import { schoolYear } from './roster.ts'
import { hasParts, partsOf, type TestStage } from './test-plan.ts'
import type { TestRow } from './test-results.ts'

/** Sums over the pupils of a school, school year, stage year, subject and sex who have a result of the test as a whole. */
export interface TrueTest {
  readonly school: string
  readonly schoolYear: string
  readonly stageYear: TestStage
  readonly subject: string
  readonly sex: string
  pupils: number
  /** with a test grade, and the sum of their points: none in åk 3 */
  graded: number
  points: number
  passed: number
  /** with a final grade A–F, too; and of them those whose final grade is the higher, and the lower */
  both: number
  higher: number
  lower: number
}

/** `gradesOf`: the final grades of a pupil, null in åk 3. */
export function trueTests(
  rows: readonly TestRow[],
  year: number,
  gradesOf: (pupil: Pupil) => Grades | null,
): readonly TrueTest[] {
  const tests = new Map<string, TrueTest>()
  for (const own of Map.groupBy(rows, ({ pupil, subject }) => `${pupil.number} ${subject}`).values()) {
    const [first] = own
    const result = wholeOf(own, year)
    if (first === undefined || result === null) continue
    const { pupil, unit, stage, subject } = first
    const sex = sexIn(pupil, year)
    const key = `${unit.code} ${stage} ${subject} ${sex}`
    const sums = tests.get(key) ?? {
      ...{ school: unit.code, schoolYear: schoolYear(year), stageYear: stage, subject, sex },
      ...{ pupils: 0, graded: 0, points: 0, passed: 0, both: 0, higher: 0, lower: 0 },
    }
    tests.set(key, sums)
    add(sums, result, pointsOf(gradesOf(pupil)?.get(subject)))
  }
  return [...tests.values()]
}

interface Whole {
  readonly points: number | null
  readonly passed: boolean
}

/** null: not counted. */
function wholeOf(rows: readonly TestRow[], year: number): Whole | null {
  const done = rows.filter(({ status }) => status === 'Gjort')
  const [first] = rows
  if (first === undefined) return null
  const parts = hasParts(year) ? partsOf(first.stage, first.subject) : []
  const taken = parts.map(({ name }) => done.find(({ part }) => part === name))
  if (taken.includes(undefined)) return null
  const whole = done.find(({ part }) => part === 'Prov')
  if (first.stage !== 3) {
    const points = pointsOf(whole?.result)
    return points === null ? null : { points, passed: points > 0 }
  }
  if (parts.length === 0) return whole === undefined ? null : { points: null, passed: whole.result === 'Ja' }
  return { points: null, passed: taken.every((row) => (row?.reached || row?.result) === 'Ja') }
}

function add(sums: TrueTest, { points, passed }: Whole, final: number | null): void {
  sums.pupils += 1
  sums.passed += Number(passed)
  if (points === null) return
  sums.graded += 1
  sums.points += points
  if (final === null) return
  sums.both += 1
  sums.higher += Number(final > points)
  sums.lower += Number(final < points)
}
