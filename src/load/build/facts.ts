import { letterScale, resultsSql } from '../../school/rules/index.ts'
import type { Writer } from '../../warehouse/index.ts'

/** Derives the facts from the source layer and the tables that `makeDimensions` left. */
export async function makeFacts(writer: Writer): Promise<void> {
  for (const statement of [there, chosen, sharedColumns, pupilFacts, graded, resultFacts, gradeFacts]) {
    await writer.run(statement)
  }
}

// Membership, the one definition: the enrolments that hold on the measurement date.
const there = `
  create temp table there as
  select e.pupil_key, e.school_year_key, m.term_key, m.day, m.has_come, e.stage_year, e.school, e.class, e.sex,
    e.migration_background, e.from_day, e.line
  from told_enrolment e
  join measurement m on m.school_year_key = e.school_year_key and m.day >= e.from_day and m.day < e.to_day`

// A grade row with its membership: the enrolment at the file's own unit before another, else the file's unit and class. One row a
// pupil, year, term and stage: the file of the pupil's own unit before another's, then the later extraction.
const chosen = `
  create temp table chosen as
  with belonging as (
    select
      r.file_key, r.line, r.pupil_key, r.school_year_key, m.term_key, m.day, r.stage_year, f.extracted,
      r.school as file_school, coalesce(t.school, r.school) as school,
      case when t.school is null or t.school = r.school then coalesce(t.class, r.class) else t.class end as class,
      t.sex, coalesce(t.migration_background, 'unknown') as migration_background,
      row_number() over (
        partition by r.file_key, r.line
        order by case when t.school = r.school then 0 else 1 end, t.from_day desc nulls last, t.school, t.line
      ) as choice
    from src_grade_row r
    join src_file f on f.file_key = r.file_key
    join measurement m on m.school_year_key = r.school_year_key and m.term = r.term
    left join there t on t.pupil_key = r.pupil_key and t.school_year_key = r.school_year_key and t.term_key = m.term_key
  ), ranked as (
    select
      *,
      row_number() over (
        partition by pupil_key, school_year_key, term_key, stage_year
        order by case when school = file_school then 0 else 1 end, extracted desc nulls last, file_school, line
      ) as place
    from belonging
    where choice = 1
  )
  select * exclude (choice, place)
  from ranked
  where place = 1`

// What every fact has in common. Class only for a pupil whose marking is known to be none.
export const shared = (rows: string): string =>
  `
  select
    r.school_year_key, r.term_key, r.stage_year as stage_year_key, u.municipality_key, u.operator_key, u.school_key, u.unit_key,
    case when p.protection = 'none' then c.key end as class_key, coalesce(x.key, p.sex_key) as sex_key,
    b.key as migration_background_key, r.pupil_key` +
  `${rows}
  join unit_on u on u.school = r.school and u.day = r.day
  join dim_pupil p on p.pupil_key = r.pupil_key
  join dim_migration_background b on b.id = r.migration_background
  left join dim_sex x on x.id = r.sex
  left join dim_class c on c.id = r.school || ':' || r.class`

const sharedColumns = `
  create temp table grade_member as${shared(`, r.file_key, r.line
  from chosen r`)}`

export const order = 'order by school_year_key, school_key, class_key nulls last, term_key, stage_year_key, pupil_key'

// One row a pupil and measurement date that has come, whichever school has her twice.
const pupilFacts = `
  insert into fact_pupil
  with once as (
    select *, row_number() over (partition by pupil_key, day order by from_day desc, school, line) as choice
    from there
    where has_come
  )
  ${shared(`
  from (select * from once where choice = 1) r`)}
  ${order}`

// A pupil row without any grade stays, with nulls: she is in the denominators of those who should have had grades.
const graded = `
  create temp table graded as
  select m.file_key, m.line, m.stage_year_key as stage_year, g.subject, g.grade
  from grade_member m
  left join src_grade g on g.file_key = m.file_key and g.line = m.line`

const resultFacts = `
  insert into fact_result
  select m.* exclude (line), t.* exclude (file_key, line)
  from grade_member m
  join (${resultsSql('graded')}) t on t.file_key = m.file_key and t.line = m.line
  ${order}`

const points = letterScale.steps.map(({ grade, points }) => `when '${grade}' then ${points}`).join(' ')
const passed = letterScale.steps
  .filter((step) => step.passed)
  .map(({ grade }) => `'${grade}'`)
  .join(', ')
/** Grades that make a row of fact_grade: A–F, and 9 (streck: no basis for a grade). */
export const factGrades = [...letterScale.steps.map((step) => step.grade), '9'].map((grade) => `'${grade}'`).join(', ')

const gradeFacts = `
  insert into fact_grade
  select m.* exclude (line), s.key as subject_key, case g.grade ${points} end, g.grade in (${passed})
  from grade_member m
  join graded g on g.file_key = m.file_key and g.line = m.line
  join dim_subject s on s.id = g.subject
  where g.grade in (${factGrades})
  ${order}, subject_key`
