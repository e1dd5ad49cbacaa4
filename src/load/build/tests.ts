import { testResultsSql, wholeTest } from '../../school/rules/index.ts'
import type { Writer } from '../../warehouse/index.ts'
import { order, shared } from './facts.ts'

/** Derives `fact_test` from the source layer, the tables that `makeFacts` left, and the grades. */
export async function makeTests(writer: Writer): Promise<void> {
  for (const statement of [belonging, members, results, facts]) await writer.run(statement)
}

// A pupil with tests belongs to one unit on the measurement date: that of an enrolment at a unit that told of her tests before another, else the
// unit whose file told last.
const belonging = `
  create temp table tested as
  with told as (
    select distinct r.pupil_key, r.school_year_key, r.term, r.stage_year, r.school, r.class, f.extracted, r.file_key
    from src_test r
    join src_file f on f.file_key = r.file_key
  ), ranked as (
    select
      r.pupil_key, r.school_year_key, m.term_key, m.day, r.stage_year, coalesce(t.school, r.school) as school,
      case when t.school is null or t.school = r.school then coalesce(t.class, r.class) else t.class end as class,
      t.sex, coalesce(t.migration_background, 'unknown') as migration_background,
      row_number() over (
        partition by r.pupil_key, r.school_year_key, m.term_key, r.stage_year
        order by
          case when t.school = r.school then 0 else 1 end, t.from_day desc nulls last, t.school, t.line, r.extracted desc nulls last,
          r.file_key desc, r.class nulls last
      ) as place
    from told r
    join measurement m on m.school_year_key = r.school_year_key and m.term = r.term
    left join there t on t.pupil_key = r.pupil_key and t.school_year_key = r.school_year_key and t.term_key = m.term_key
  )
  select * exclude (place)
  from ranked
  where place = 1`

const members = `
  create temp table test_member as${shared(`
  from tested r`)}`

const results = `
  create temp table test_result as
  ${testResultsSql(`(
    select r.* exclude (school, term, class, sex), t.term_key, t.school, r.school = t.school as is_own
    from src_test r
    join measurement m on m.school_year_key = r.school_year_key and m.term = r.term
    join tested t
      on t.pupil_key = r.pupil_key and t.school_year_key = r.school_year_key and t.term_key = m.term_key and t.stage_year = r.stage_year
  )`)}`

const facts = `
  insert into fact_test
  select m.*, t.file_key, s.key as subject_key, p.key as test_part_key, t.points, t.passed,
    case when t.part = '${wholeTest}' then sign(g.points - t.points) end
  from test_result t
  join test_member m
    on m.pupil_key = t.pupil_key and m.school_year_key = t.school_year_key and m.term_key = t.term_key and m.stage_year_key = t.stage_year
  join dim_subject s on s.id = t.subject
  join dim_test_part p on p.id = t.part
  left join fact_grade g
    on g.pupil_key = m.pupil_key and g.school_year_key = m.school_year_key and g.term_key = m.term_key
    and g.stage_year_key = m.stage_year_key and g.subject_key = s.key
  ${order}, s.key, p.key`
