import { absenceBandSql } from '../../school/rules/index.ts'
import type { Writer } from '../../warehouse/index.ts'
import { order, shared } from './facts.ts'

/** Derives `fact_attendance` from the source layer and the tables that `makeFacts` left. */
export async function makeAttendance(writer: Writer): Promise<void> {
  for (const statement of [belonging, members, pupilDays, sums, bands, facts]) await writer.run(statement)
}

// A pupil with lessons belongs to one unit on the term's measurement date: that of an enrolment at a unit that told of her lessons before
// another. Whoever is not enrolled that day is counted nowhere, and has no stage year to be counted in.
const belonging = `
  create temp table attended as
  with told as (
    select distinct pupil_key, school_year_key, term, school
    from src_lesson
  ), ranked as (
    select
      r.pupil_key, r.school_year_key, m.term_key, m.day, t.stage_year, t.school, t.class, t.sex, t.migration_background,
      row_number() over (
        partition by r.pupil_key, r.school_year_key, m.term_key
        order by case when t.school = r.school then 0 else 1 end, t.from_day desc nulls last, t.school, t.line
      ) as place
    from told r
    join measurement m on m.school_year_key = r.school_year_key and m.term = r.term
    join there t on t.pupil_key = r.pupil_key and t.school_year_key = r.school_year_key and t.term_key = m.term_key
  )
  select * exclude (place)
  from ranked
  where place = 1`

const members = `
  create temp table attendance_member as${shared(`
  from attended r`)}`

const minutes = ['scheduled', 'reported', 'valid', 'invalid', 'other'] as const
const summed = (expression: (column: (typeof minutes)[number]) => string): string =>
  minutes.map((column) => `cast(sum(${expression(column)}) as integer) as ${column}`).join(', ')

// A pupil's month, weekday by weekday and subject by subject: a fifth of the lessons, which are then read once.
const pupilDays = `
  create temp table pupil_day as
  select
    r.pupil_key, r.school_year_key, case when r.term = 'HT' then 1 else 2 end as term_key, coalesce(s.key, -1) as subject_key,
    isodow(r.day) as weekday_key, month(r.day) as month_key, max(r.file_key) as file_key,
    ${summed((column) => (column === 'reported' ? 'case when r.reported then r.scheduled else 0 end' : `r.${column}`))}
  from src_lesson r
  left join dim_subject s on s.id = r.subject
  group by all`

const whole = 'pupil_key, school_year_key, term_key'
const part = (sets: string): string => `
  select
    ${whole}, coalesce(subject_key, 0) as subject_key, coalesce(weekday_key, 0) as weekday_key, coalesce(month_key, 0) as month_key,
    max(file_key) as file_key, ${summed((column) => column)}
  from pupil_day
  group by grouping sets (${sets})`

// Lessons of no subject count in all of them together, and in none.
const sums = `
  create temp table attendance_sum as
  select *
  from (${part(`(${whole}), (${whole}, subject_key), (${whole}, weekday_key), (${whole}, month_key)`)}
  )
  where subject_key <> -1`

const bands = `
  create temp table pupil_band as
  select ${whole}, ${absenceBandSql('(valid + invalid + other)', 'reported')} as absence_band_key, file_key
  from attendance_sum
  where subject_key = 0 and weekday_key = 0 and month_key = 0`

// Every pupil of the term stands in each weekday and month of the school, with no minutes where she had none: so the groups of all of them are the
// same pupils, and what may be told of them is decided once.
const facts = `
  insert into fact_attendance
  with held as (
    select distinct m.school_key, m.school_year_key, m.term_key, s.weekday_key, s.month_key
    from attendance_sum s
    join attendance_member m using (${whole})
    where s.subject_key = 0
  ), row_of as (
    select m.*, 0 as subject_key, h.weekday_key, h.month_key
    from attendance_member m
    join held h using (school_key, school_year_key, term_key)
    union all
    select m.*, s.subject_key, 0, 0
    from attendance_member m
    join attendance_sum s using (${whole})
    where s.subject_key <> 0
  )
  select
    r.* exclude (subject_key, weekday_key, month_key), coalesce(s.file_key, b.file_key), r.subject_key, r.weekday_key, r.month_key, b.absence_band_key,
    ${minutes.map((column) => `coalesce(s.${column}, 0)`).join(', ')}
  from row_of r
  join pupil_band b using (${whole})
  left join attendance_sum s using (${whole}, subject_key, weekday_key, month_key)
  ${order}, subject_key, weekday_key, month_key`
