// Lessons of one pupil in the register extract, and what they come to.
import type { PupilExtract } from '../contract/index.ts'
import { model } from '../school/index.ts'
import { formatSchoolYear, memberName } from '../school/rules/index.ts'
import { type Generation, numberIn, numberOrNullIn, type Row, textIn, textOrNullIn } from '../warehouse/index.ts'

const lessonSql = `
  select r.*, cast(r.day as varchar) as held_on, s.id as school_id, s.label as school_name, f.name as file
  from src_lesson r
  join src_file f on f.file_key = r.file_key
  join dim_school s on s.id = r.school
  where r.pupil_key = ?
  order by r.day, r.starts nulls first, r.file_key, r.line`

const measures = model.measures.filter(({ fact }) => fact === 'attendance')

const rateSql = `
  select
    t.*, d.id as term, s.id as school_id, s.label as school_name, b.id as band, b.label as band_name,
    ${measures.map(({ describe: { name }, numerator, denominator, valued }) => `case when (${valued}) = 1 then cast(${numerator} as double) / (${denominator}) end as "${name}"`).join(', ')}
  from fact_attendance t
  join dim_term d on d.key = t.term_key
  join dim_school s on s.key = t.school_key
  join dim_absence_band b on b.key = t.absence_band_key
  where t.pupil_key = ? and t.subject_key = 0 and t.weekday_key = 0 and t.month_key = 0
  order by t.school_year_key, t.term_key`

type Told = Pick<PupilExtract, 'lessons'> & { readonly rates: PupilExtract['results'] }

/** Every lesson that is stored of a pupil (key), and the measures of each term as they are of the one pupil, in parts of one. */
export async function lessonsOf(key: number, generation: Generation): Promise<Told> {
  const [lessons, rates] = await Promise.all([generation.run(lessonSql, [key]), generation.run(rateSql, [key])])
  return { lessons: lessons.map(lessonIn), rates: rates.map(ratesIn) }
}

const schoolIn = (row: Row): string => memberName('school', textIn(row, 'school_id'), textIn(row, 'school_name'))

function lessonIn(row: Row): PupilExtract['lessons'][number] {
  return {
    schoolYear: formatSchoolYear(numberIn(row, 'school_year_key')),
    school: schoolIn(row),
    day: textIn(row, 'held_on'),
    starts: textOrNullIn(row, 'starts'),
    subject: textOrNullIn(row, 'subject'),
    minutes: numberIn(row, 'scheduled'),
    reported: row.reported === true,
    valid: numberIn(row, 'valid'),
    invalid: numberIn(row, 'invalid'),
    other: numberIn(row, 'other'),
    file: textIn(row, 'file'),
    line: numberIn(row, 'line'),
  }
}

const ratesIn = (row: Row): PupilExtract['results'][number] => ({
  schoolYear: formatSchoolYear(numberIn(row, 'school_year_key')),
  term: textIn(row, 'term'),
  stageYear: numberIn(row, 'stage_year_key'),
  school: schoolIn(row),
  results: measures.flatMap(({ describe: { name }, said: { label } }) => {
    const value = numberOrNullIn(row, name)
    return value === null ? [] : [{ measure: name, label, value }]
  }),
})
