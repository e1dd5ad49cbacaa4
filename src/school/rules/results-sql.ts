import { type EligibilityRule, eligibilityRules, type Programme } from './eligibility.ts'
import { letterScale } from './grade-scale.ts'
import { failingCodes } from './grades.ts'
import { meritSubjects } from './merit-value.ts'
import { type SubjectCode, swedishCodes } from './subjects.ts'

const passedSteps = letterScale.steps.filter((step) => step.passed)
const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ')
const passedGrades = quoted(passedSteps.map((step) => step.grade))
const swedish = `subject in (${quoted(swedishCodes)})`
const plain = `subject not in (${quoted([...swedishCodes, 'M2'])})`

/**
 * The results of every pupil row in one pass of standard SQL: the same rules as `meritValue`, `isEligible` and `passedAll`,
 * held together by a property test.
 *
 * `relation`: a table or subquery of our own (never text from outside) with columns file_key, line, stage_year, subject,
 * grade; at most one row a subject and (file_key, line). A pupil row without any grade must still be in it, with subject and grade
 * null (left join src_grade_row), else it has no result and is lost from the denominators. Gives one row a (file_key, line): file_key, line, merit_value (double, null
 * when the pupil has no grade A–E), eligible_vocational, eligible_arts, eligible_economics, eligible_science (boolean, null outside åk 9),
 * passed_all (boolean, null as in `passedAll`).
 */
export function resultsSql(relation: string): string {
  const required = [...new Set(Object.values(eligibilityRules).flatMap((rule): readonly SubjectCode[] => rule.required))]
  return `with counted as (
  select
    file_key, line, max(stage_year) as stage_year,
${passedSteps.map((_, i) => `    ${atLeast(i)},`).join('\n')}
    max(case when subject = 'M2' then ${pointsCase()} end) as language_points,
${required.map((subject) => `    ${hasPassed(subject)},`).join('\n')}
    ${count(`${notSwedish} and grade in (${quoted(failingCodes)})`)} as failed,
    ${any(`${swedish} and grade in (${quoted(failingCodes)})`)} as swedish_failed,
    ${count(`grade in (${passedGrades}, ${quoted(failingCodes)})`)} as subjects
  from ${relation} as grade_row
  group by file_key, line
), summed as (
  select *, at_least_${lowest} + case when language_points is null then 0 else 1 end as passed
  from counted
)
select
  file_key, line,
  case when passed > 0 then cast(${meritSum()} + coalesce(language_points, 0) as double) end as merit_value,
${(Object.keys(eligibilityRules) as Programme[]).map((programme) => `  ${eligible(programme)},`).join('\n')}
  case
    when subjects = 0 then case when stage_year = 9 then false end
    else failed = 0 and (passed_sv or not swedish_failed)
  end as passed_all
from summed`
}

const notSwedish = `not ${swedish}`
const lowest = passedSteps.length - 1
const count = (condition: string): string => `sum(case when ${condition} then 1 else 0 end)`
const any = (condition: string): string => `max(case when ${condition} then 1 else 0 end) = 1`

/** Number of subjects besides M2 with this grade or a better one; SV and SVA are one. */
function atLeast(step: number): string {
  const grades = quoted(passedSteps.slice(0, step + 1).map((one) => one.grade))
  const pair = `max(case when ${swedish} and grade in (${grades}) then 1 else 0 end)`
  return `${count(`${plain} and grade in (${grades})`)} + ${pair} as at_least_${step}`
}

// The sum of the 16 best without ranking: each step adds its distance to the next lower step for every subject that
// reaches it, at most 16 of them. 20 + 15 = (2.5 + 2.5) × 1 + 15 × 2 in miniature.
function meritSum(): string {
  const terms = passedSteps.map((step, i) => {
    const distance = step.points - (passedSteps[i + 1]?.points ?? 0)
    return `${distance.toFixed(1)} * least(at_least_${i}, ${meritSubjects})`
  })
  return terms.join(' + ')
}

function pointsCase(): string {
  return `case grade ${passedSteps.map((step) => `when '${step.grade}' then ${step.points.toFixed(1)}`).join(' ')} end`
}

function hasPassed(subject: SubjectCode): string {
  const which = subject === 'SV' ? swedish : `subject = '${subject}'`
  return `${any(`${which} and grade in (${passedGrades})`)} as passed_${subject.toLowerCase()}`
}

function eligible(programme: Programme): string {
  const rule: EligibilityRule = eligibilityRules[programme]
  const required = rule.required.map((subject) => `passed_${subject.toLowerCase()}`).join(' and ')
  return `case when stage_year = 9 then passed >= ${rule.subjects} and ${required} end as eligible_${programme}`
}
