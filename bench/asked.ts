// The five questions, each with the SQL that a person who knows the tables would write for the same figures.
import type { Query } from '../src/contract/index.ts'
import { type Generation, numberIn, textIn } from '../src/warehouse/index.ts'

export interface Asked {
  readonly name: string
  readonly query: Query
  /** literals in the text, one reading of the fact */
  readonly sql: string
}

const latest = 2024
const spring = 2
const final = 9

/** `school`: the one asked about, that with the most pupils in year 9. */
export async function fiveQuestions(generation: Generation): Promise<readonly Asked[]> {
  const [largest] = await generation.run(`
    select r.school_key as key, s.id as id
    from fact_result r
    join dim_school s on s.key = r.school_key
    where r.school_year_key = ${latest} and r.stage_year_key = ${final}
    group by all
    order by count(*) desc, s.id
    limit 1`)
  if (largest === undefined) throw new Error('the municipality has no results of the latest year')
  const school = { key: numberIn(largest, 'key'), id: textIn(largest, 'id') }
  return [meritBySchoolAndSex, meritOverTenYears(school), pointsBySubject(school), passedWithTotals, classesOf(school)]
}

interface School {
  readonly key: number
  readonly id: string
}

const thisYear = { dimension: 'schoolYear', last: 1 }
const sums = (column: string): string => `sum(${column}), count(${column}), sum(${column} * ${column})`
const results = `from fact_result where term_key = ${spring} and stage_year_key = ${final}`

const meritBySchoolAndSex: Asked = {
  name: 'merit value by school and sex, latest year',
  query: { measures: ['meritValue'], by: ['school', 'sex'], where: [thisYear] },
  sql: `
    select school_key, sex_key, count(*), ${sums('merit_value')}
    ${results} and school_year_key = ${latest}
    group by school_key, sex_key`,
}

const meritOverTenYears = ({ key, id }: School): Asked => ({
  name: 'merit value of a school by year and sex, beside the municipality',
  query: {
    measures: ['meritValue'],
    by: ['schoolYear', 'sex'],
    where: [
      { dimension: 'schoolYear', last: 10 },
      { dimension: 'school', in: [id] },
    ],
    compare: [{ id: 'municipality', widen: ['school'] }],
  },
  sql: `
    select school_key = ${key}, school_year_key, sex_key, count(*), ${sums('merit_value')}
    ${results}
    group by grouping sets ((school_key = ${key}, school_year_key, sex_key), (school_year_key, sex_key))`,
})

const pointsBySubject = ({ key, id }: School): Asked => ({
  name: 'grade points of a school by subject and sex, latest year',
  query: { measures: ['gradePoints'], by: ['subject', 'sex'], where: [thisYear, { dimension: 'school', in: [id] }] },
  sql: `
    select subject_key, sex_key, count(*), ${sums('points')}
    from fact_grade
    where term_key = ${spring} and stage_year_key = ${final} and school_year_key = ${latest} and school_key = ${key}
    group by subject_key, sex_key`,
})

const passedWithTotals: Asked = {
  name: 'passed in all subjects by school and year, with totals and the year before',
  query: {
    measures: ['passedAllSubjects'],
    by: ['school', 'schoolYear'],
    totals: [['school'], ['schoolYear'], []],
    compare: [{ id: 'lastYear', shift: { schoolYear: -1 } }],
  },
  sql: `
    with cells as (
      select school_key, school_year_key, count(*) as n, sum(case when passed_all then 1 else 0 end) as passed
      ${results}
      group by school_key, school_year_key
    )
    select 0 as years_back, school_key, school_year_key, sum(n), sum(passed)
    from cells
    group by grouping sets ((school_key, school_year_key), (school_key), (school_year_key), ())
    union all
    select 1, school_key, school_year_key, sum(n), sum(passed)
    from cells
    where school_year_key < ${latest}
    group by grouping sets ((school_key, school_year_key), (school_key), (school_year_key), ())`,
}

const classesOf = ({ key, id }: School): Asked => ({
  name: 'eligible and merit value of a school by class, latest year',
  query: {
    measures: ['eligibleVocational', 'meritValue'],
    by: ['school', 'class'],
    where: [thisYear, { dimension: 'school', in: [id] }],
  },
  sql: `
    select class_key, count(*), sum(case when eligible_vocational then 1 else 0 end), ${sums('merit_value')}
    ${results} and school_year_key = ${latest} and school_key = ${key}
    group by class_key`,
})
