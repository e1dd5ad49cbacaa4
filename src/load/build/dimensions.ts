import {
  absenceBands,
  formatSchoolYear,
  measurementDate,
  questionIds,
  respondentGroups,
  schoolMonths,
  storedNames,
  subjects,
  testParts,
  weekdays,
  wholeAttendance,
} from '../../school/rules/index.ts'
import { everyPupilRow, everyResultRow, numberIn, type Writer } from '../../warehouse/index.ts'
import {
  type FixedMember,
  migrationBackgrounds,
  operators,
  placeholderName,
  sexes,
  stageYears,
  terms,
  unknownId,
  unknownMunicipality,
} from './words.ts'

/** Makes the dimensions, their history, and the temporary tables that the facts are derived from. `builtAt`: ISO 8601. */
export async function makeDimensions(writer: Writer, builtAt: string): Promise<void> {
  await writer.append('dim_term', fixed(terms))
  await writer.append('dim_stage_year', fixed(stageYears))
  await writer.append('dim_sex', fixed(sexes))
  await writer.append('dim_migration_background', fixed(migrationBackgrounds))
  await writer.append('dim_subject', [
    [0, wholeAttendance, storedNames.subject[wholeAttendance], 0],
    ...subjects.map(({ code }, index) => [index + 1, code, storedNames.subject[code], index + 1] as const),
  ])
  await makeAttendanceParts(writer)
  await writer.append(
    'dim_test_part',
    testParts.map((part, index) => [index + 1, part, storedNames.testPart[part], index + 1]),
  )
  await writer.append(
    'dim_question',
    questionIds.map((id, index) => [index + 1, id, storedNames.question[id], index + 1]),
  )
  await writer.append(
    'dim_respondent_group',
    respondentGroups.map((id, index) => [index + 1, id, storedNames.respondentGroup[id], index + 1]),
  )
  await makeTimes(writer, builtAt)
  await writer.run(unitVersions, [placeholderName, unknownId, unknownId])
  await writer.append('dim_operator', fixed(operators))
  await writer.run('delete from dim_operator where id = ? and id not in (select operator from unit_version)', [unknownId])
  await writer.run(municipalities, [unknownId, unknownMunicipality, storedNames.placeholders.municipality('')])
  for (const statement of [schools, classes, schoolUnits, unitsOn, enrolmentsTold, pupils, enrolments]) {
    await writer.run(statement)
  }
}

/** Weekdays, months and bands of absence. Months stand in the order of a school year, and their keys are their numbers. */
async function makeAttendanceParts(writer: Writer): Promise<void> {
  const { weekday, month, absenceBand } = storedNames
  await writer.append('dim_weekday', [
    [0, wholeAttendance, weekday[wholeAttendance], 0],
    ...weekdays.map((id, index) => [index + 1, id, weekday[id], index + 1] as const),
  ])
  await writer.append('dim_month', [
    [0, wholeAttendance, month[wholeAttendance], 0],
    ...schoolMonths.map((id, index) => [Number(id), id, month[id], index + 1] as const),
  ])
  await writer.append(
    'dim_absence_band',
    absenceBands.map(({ id }, index) => [index + 1, id, absenceBand[id], index + 1]),
  )
}

const fixed = (members: readonly FixedMember<string>[]): readonly (readonly [number, string, string, number])[] =>
  members.map(({ key, id, label }) => [key, id, label, key])

/** School years with any rows; and `measurement`: their measurement dates, and whether each has come. */
async function makeTimes(writer: Writer, builtAt: string): Promise<void> {
  const told = await writer.run(`
    select distinct school_year_key
    from (
    ${everyResultRow('school_year_key')}
    union all
    select school_year_key from src_enrolment
    )
    order by 1`)
  const years = told.map((row) => numberIn(row, 'school_year_key'))
  await writer.append(
    'dim_school_year',
    years.map((year) => [year, formatSchoolYear(year), formatSchoolYear(year), year]),
  )
  await writer.run(
    'create temp table measurement (school_year_key smallint, term_key smallint, term varchar, day date, has_come boolean)',
  )
  const days = years.flatMap((year) =>
    terms.map(({ key, id }) => {
      const day = measurementDate(year, id)
      return [year, key, id, day, day <= builtAt.slice(0, 10)] as const
    }),
  )
  await writer.append('measurement', days)
}

// The last day told is inclusive (as in SS 12000); valid_to is exclusive. A version ends at the latest where the next begins.
const unitVersions = `
  create temp table unit_version as
  with told as (
    select
      school, name, municipality, municipality_name, operator, predecessor, valid_from, line,
      valid_to + 1 as told_to,
      lead(valid_from) over (partition by school order by valid_from nulls first, line) as next_from
    from src_unit
  ), untold as (
    select school
    from (
    ${everyResultRow('school')}
    union all
    select school from src_enrolment
    union all
    select school from src_duty
    )
    except
    select school from src_unit
  ), version as (
    select
      school, name, municipality, municipality_name, operator, predecessor, valid_from, line,
      case when told_to is null or next_from < told_to then next_from else told_to end as valid_to
    from told
    union all
    select school, $1 || school, $2, null, $3, null, null, 0, null
    from untold
  )
  select
    row_number() over (order by school, valid_from nulls first, line) as unit_key, *,
    row_number() over (partition by school order by valid_from desc nulls last, line desc) as age
  from version`

const municipalities = `
  insert into dim_municipality
  select
    row_number() over (order by code = $1, code) as key, code,
    case when code = $1 then $2 else coalesce(named, $3 || code) end,
    row_number() over (order by code = $1, code)
  from (
    select municipality as code, arg_max(municipality_name, (coalesce(valid_from, date '0001-01-01'), school)) as named
    from unit_version
    group by municipality
  )`

const schools = `
  insert into dim_school
  select row_number() over (order by v.school), v.school, v.name, row_number() over (order by v.school), m.key
  from unit_version v
  join dim_municipality m on m.id = v.municipality
  where v.age = 1`

const classes = `
  insert into dim_class
  select row_number() over (order by s.key, c.class), c.school || ':' || c.class, c.class,
    row_number() over (order by s.key, c.class), s.key
  from (
    select distinct school, class
    from (
    ${everyResultRow('school, class')}
    union all
    select school, class from src_enrolment
    )
    where class is not null
  ) c
  join dim_school s on s.id = c.school`

const schoolUnits = `
  insert into dim_school_unit
  select v.unit_key, s.key, v.name, m.key, o.key, p.key, v.valid_from, v.valid_to
  from unit_version v
  join dim_school s on s.id = v.school
  join dim_municipality m on m.id = v.municipality
  join dim_operator o on o.id = v.operator
  left join dim_school p on p.id = v.predecessor
  order by v.unit_key`

// The version of each unit on each measurement date; outside its validity the nearest one, so that no pupil is lost.
const unitsOn = `
  create temp table unit_on as
  select school, day, unit_key, school_key, municipality_key, operator_key
  from (
    select
      s.id as school, m.day, u.*,
      row_number() over (
        partition by u.school_key, m.day
        order by
          case
            when u.valid_from > m.day then 2
            when u.valid_to <= m.day then 1
            else 0
          end,
          case when u.valid_from > m.day then u.valid_from end,
          u.valid_from desc nulls last, u.unit_key desc
      ) as choice
    from dim_school_unit u
    join dim_school s on s.key = u.school_key
    cross join measurement m
  )
  where choice = 1`

// An enrolment speaks of its school year only, whatever dates the pupil has had at the school.
const enrolmentsTold = `
  create temp table told_enrolment as
  select
    e.*, f.load,
    greatest(coalesce(e.valid_from, make_date(e.school_year_key, 7, 1)), make_date(e.school_year_key, 7, 1)) as from_day,
    least(coalesce(e.valid_to + 1, make_date(e.school_year_key + 1, 7, 1)), make_date(e.school_year_key + 1, 7, 1)) as to_day
  from src_enrolment e
  join src_file f on f.file_key = e.file_key`

// A marking holds for all of the pupil's history, whichever year it was told of (markings.ts).
const pupils = `
  insert into dim_pupil
  with stay as (
    select
      *,
      row_number() over (partition by pupil_key order by school_year_key desc, load desc, from_day desc, school, line) as age
    from told_enrolment
  ), seen as (
    select pupil_key, sex, row_number() over (partition by pupil_key order by school_year_key desc, term desc, school, line) as age
    from (
    ${everyPupilRow('pupil_key, sex, school_year_key, term, school, line')}
    )
    where pupil_key not in (select pupil_key from stay)
  )
  select e.pupil_key, x.key, b.key, coalesce(m.protection, 'none')
  from stay e
  left join marking m on m.pupil_key = e.pupil_key
  join dim_sex x on x.id = e.sex
  join dim_migration_background b on b.id = e.migration_background
  where e.age = 1
  union all
  select g.pupil_key, x.key, b.key, coalesce(m.protection, 'unknown')
  from seen g
  left join marking m on m.pupil_key = g.pupil_key
  join dim_sex x on x.id = g.sex
  join dim_migration_background b on b.id = 'unknown'
  where g.age = 1
  order by 1`

const enrolments = `
  insert into enrolment
  select
    e.pupil_key, u.unit_key, e.school_year_key, e.stage_year, case when p.protection = 'none' then c.key end, e.from_day, e.to_day
  from told_enrolment e
  join dim_pupil p on p.pupil_key = e.pupil_key
  join dim_school s on s.id = e.school
  join unit_on u on u.school_key = s.key and u.day = make_date(e.school_year_key, 10, 15)
  left join dim_class c on c.id = e.school || ':' || e.class
  where e.from_day < e.to_day
  order by e.pupil_key, e.from_day, e.school`
