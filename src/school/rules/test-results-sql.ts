import { letterScale } from './grade-scale.ts'
import { wholeTest } from './national-tests.ts'

const points = letterScale.steps.map(({ grade, points }) => `when '${grade}' then ${points.toFixed(1)}`).join(' ')
const passed = letterScale.steps.flatMap(({ grade, passed }) => (passed ? [`'${grade}'`] : [])).join(', ')
const whole = `'${wholeTest}'`
const test = 'school, school_year_key, term_key, stage_year, subject'

/**
 * The results of every test in one select of standard SQL: the same rules as `testResults`, held together by a property test.
 *
 * `relation`: a table or subquery of our own (never text from outside), a row a pupil, part and occasion, with columns pupil_key, school (the unit
 * the pupil is counted at), school_year_key, term_key, stage_year, subject, part, form, result, central, reached, status, taken_on, file_key, line, and is_own
 * (the row was told by that unit). Of occasions alike, that of the own unit counts, then the later line. Gives a row a pupil, test and part with a
 * result: pupil_key, the test, part, points (double, of grades alone), passed (boolean), file_key.
 */
export const testResultsSql = (relation: string): string => `with occasion as (
  select *,
    row_number() over (
      partition by pupil_key, ${test}, part
      order by status = 'done' desc, taken_on desc, is_own desc, file_key desc, line desc
    ) as place
  from ${relation} as told
), marked as (
  select pupil_key, ${test}, part, status, file_key, form, reached, coalesce(central, result) as mark
  from occasion
  where place = 1
), result as (
  select *,
    cast(case when form = 'grade' then case mark ${points} end end as double) as points,
    case
      when status <> 'done' or mark is null then null
      when form = 'grade' then mark in (${passed})
      when form = 'requirement' then mark = 'yes'
      else reached
    end as passed
  from marked
), held as (
  select ${test}, count(distinct pupil_key) as pupils from result where part <> ${whole} group by all
), own_part as (
  select p.*
  from (select ${test}, part, count(*) as pupils from result where part <> ${whole} group by all) p
  join held h using (${test})
  where p.pupils * 2 >= h.pupils
), asked as (
  select ${test}, count(*) as parts from own_part group by all
), taken as (
  select
    r.pupil_key, ${prefixed('r')},
    count(o.part) as own_parts,
    count(*) filter (where r.part <> ${whole}) as parts,
    count(*) filter (where r.part <> ${whole} and r.status <> 'done') as lacking,
    count(*) filter (where r.part <> ${whole} and r.passed) as passed_parts,
    count(*) filter (where r.part <> ${whole} and r.passed is not null) as known_parts,
    count(*) filter (where r.part = ${whole}) as wholes,
    min(r.file_key) as file_key
  from result r
  left join own_part o using (${test}, part)
  group by r.pupil_key, ${prefixed('r')}
), complete as (
  select t.*
  from taken t
  left join asked a using (${test})
  where t.lacking = 0 and t.own_parts = coalesce(a.parts, 0)
)
select pupil_key, ${test}, part, points, passed, file_key
from result
where part <> ${whole} and passed is not null
union all
select r.pupil_key, ${prefixed('r')}, r.part, r.points, r.passed, r.file_key
from result r
join complete c using (pupil_key, ${test})
where r.part = ${whole} and r.passed is not null
union all
select pupil_key, ${test}, ${whole}, null, passed_parts = parts, file_key
from complete
where stage_year = 3 and wholes = 0 and parts > 0 and known_parts = parts`

function prefixed(alias: string): string {
  return test
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ')
}
