import { gradePoints, isPassed } from './grades.ts'
import { type TestForm, type TestStatus, wholeTest } from './national-tests.ts'

/** What one occasion of one part came to, or of the test as a whole (part `whole`). */
export interface TestMark {
  readonly pupil: string
  readonly part: string
  readonly form: TestForm
  /** the teacher's mark: A–F, points, or `yes` and `no`; null where there is none */
  readonly result: string | null
  /** the central marker's, in the same form: it counts in place of the teacher's */
  readonly central: string | null
  /** of a part marked in points: whether the level required was reached; null where it is not told */
  readonly reached: boolean | null
  readonly status: TestStatus
  /** ISO date of the occasion */
  readonly takenOn: string
}

/** `points`: of grades alone, A 20 … F 0. */
export interface TestResult {
  readonly pupil: string
  readonly part: string
  readonly points: number | null
  readonly passed: boolean
}

/** A part is one of a test's own where at least half of those with any part have it: one row astray voids nobody's grade. */
const leastShare = 0.5

/**
 * The results of one test (a subject, stage year and school year) at one school unit, at most one a pupil and part. Of several
 * occasions the latest with a result counts. A part is passed by A–E, or by reaching the level required; where only points are told, nothing is known of
 * that, and it has no result here. The test as a whole counts only with a result in every part: those of the test at the unit,
 * and any other the pupil has. In year 3 nobody gives a test grade: there the whole is passed by passing every part.
 * Skolverket, "Statistik om nationella prov" (provbetyg kräver alla delprov; åk 3: andel som klarat alla delprov).
 */
export function testResults(marks: readonly TestMark[], stageYear: number): readonly TestResult[] {
  const latest = new Map<string, TestMark>()
  for (const mark of marks) {
    const at = `${mark.pupil} ${mark.part}`
    const known = latest.get(at)
    if (known === undefined || isLater(mark, known)) latest.set(at, mark)
  }
  const parts = [...latest.values()].filter(({ part }) => part !== wholeTest)
  const own = partsOfTest(parts)
  const wholes = [...new Set(marks.map(({ pupil }) => pupil))].flatMap((pupil) => {
    const of = parts.filter((mark) => mark.pupil === pupil)
    const isComplete = of.every(isDone) && own.every((part) => of.some((mark) => mark.part === part))
    const whole = latest.get(`${pupil} ${wholeTest}`)
    if (!isComplete) return []
    if (whole !== undefined) return resultOf(whole)
    return stageYear === 3 && of.length > 0 ? wholeOf(pupil, of) : []
  })
  return [...parts.flatMap(resultOf), ...wholes]
}

const isDone = ({ status }: Pick<TestMark, 'status'>): boolean => status === 'done'

const isLater = (a: TestMark, b: TestMark): boolean => (isDone(a) === isDone(b) ? a.takenOn > b.takenOn : isDone(a))

/** The parts that the test has at the unit. `marks`: one a pupil and part. */
export function partsOfTest(marks: readonly Pick<TestMark, 'pupil' | 'part'>[]): readonly string[] {
  const pupils = new Set(marks.map(({ pupil }) => pupil)).size
  return [...Map.groupBy(marks, ({ part }) => part)].flatMap(([part, of]) => (of.length >= pupils * leastShare ? part : []))
}

function resultOf(mark: TestMark): readonly TestResult[] {
  const { pupil, part, form, reached } = mark
  const marked = mark.central ?? mark.result
  if (!isDone(mark) || marked === null) return []
  const passed = form === 'grade' ? isPassed(marked) : form === 'requirement' ? marked === 'yes' : reached
  return passed === null ? [] : [{ pupil, part, points: form === 'grade' ? gradePoints(marked) : null, passed }]
}

function wholeOf(pupil: string, parts: readonly TestMark[]): readonly TestResult[] {
  const results = parts.flatMap(resultOf)
  if (results.length < parts.length) return []
  return [{ pupil, part: wholeTest, points: null, passed: results.every(({ passed }) => passed) }]
}

/** Whether a final grade lies above (1), at (0) or below (−1) the test grade; points A 20 … F 0. */
export const gradeAgainstTest = (grade: number, test: number): -1 | 0 | 1 => (grade > test ? 1 : grade < test ? -1 : 0)
