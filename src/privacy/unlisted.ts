// What a list must leave out so that nobody can subtract it from an open figure of the school and get the one pupil who is in no list.
import type { Fact } from '../semantics/index.ts'
import { type Generation, numberIn, numberOrNullIn, type Row, textIn } from '../warehouse/index.ts'
import type { ReachedClass } from './pupil-reach.ts'

/** A page of figures: the school's pupils at a term and stage year. */
export interface Sitting {
  readonly term: string
  readonly stageYear: number
}

/** `all`: no result may stand in the list, the merit value least of all. `subjects`: codes whose grades may not. */
export interface LeftOut {
  readonly all: boolean
  readonly subjects: ReadonlySet<string>
}

// So many together are no single pupil: the own unit's threshold (docs/privacy.md, rules 1–2).
const enough = 5
const few = (count: number): boolean => count > 0 && count < enough

/**
 * Counts, in the sittings that the list's results are from, the school's pupils who are in no list of it: their marking is not known to
 * be none, or the roster has them in no class of the school that year. Where 1–4 of them, or of a sex or background among them, have a
 * result of the kind, it is left out.
 */
export async function leftOutOf(place: ReachedClass, sittings: readonly Sitting[], generation: Generation): Promise<LeftOut> {
  const here = new Set(sittings.map(({ term, stageYear }) => `${term} ${stageYear}`))
  const rows = (await unlistedIn(place, generation)).filter((row) => here.has(`${textIn(row, 'term')} ${stageOf(row)}`))
  const results = rows.filter((row) => row.subject === null)
  const thin = (row: Row): boolean => few(numberIn(row, 'told')) || few(numberIn(row, 'counted'))
  return {
    all: results.some(thin),
    subjects: new Set(rows.flatMap((row) => (row.subject !== null && thin(row) ? [textIn(row, 'subject')] : []))),
  }
}

const stageOf = (row: Row): number => numberOrNullIn(row, 'stage_year_key') ?? -1

/**
 * A row a term and stage year, and one a subject besides, each as a whole and by every split the own school is told by; `told` have a row,
 * `counted` are in the mean.
 */
async function unlistedIn({ school, schoolYear }: ReachedClass, generation: Generation): Promise<readonly Row[]> {
  return await generation.run(
    `with listed as (
      select e.pupil_key
      from enrolment e
      join dim_pupil p on p.pupil_key = e.pupil_key
      join dim_class c on c.key = e.class_key
      join dim_school s on s.key = c.school_key
      where s.id = ? and e.school_year_key = ? and p.protection = 'none'
    ), told as (
      select school_key, school_year_key, term_key, stage_year_key, sex_key, migration_background_key, pupil_key,
        null as subject_key, merit_value as figure
      from fact_result
      union all
      select school_key, school_year_key, term_key, stage_year_key, sex_key, migration_background_key, pupil_key, subject_key, points
      from fact_grade
    )
    select d.id as term, t.stage_year_key, u.id as subject,
      count(distinct t.pupil_key) as told,
      count(distinct case when t.figure is not null then t.pupil_key end) as counted
    from told t
    join dim_school s on s.key = t.school_key
    join dim_term d on d.key = t.term_key
    left join dim_subject u on u.key = t.subject_key
    where s.id = ? and t.school_year_key = ? and t.pupil_key not in (select pupil_key from listed)
    group by grouping sets (
      (d.id, t.stage_year_key, u.id),
      (d.id, t.stage_year_key, u.id, t.sex_key),
      (d.id, t.stage_year_key, u.id, t.migration_background_key)
    )`,
    [school, schoolYear, school, schoolYear],
  )
}

/**
 * School (key) → how many of its pupils in a fact at one time are in no list of it. `time`: keys of the columns that tell the time.
 */
export async function unlistedAt(
  { table }: Pick<Fact, 'table'>,
  time: Readonly<Record<'school_year_key' | 'term_key' | 'stage_year_key', number>>,
  schools: readonly number[],
  generation: Generation,
): Promise<ReadonlyMap<number, number>> {
  if (schools.length === 0) return new Map()
  const rows = await generation.run(
    `select r.school_key, count(distinct r.pupil_key) as pupils
    from ${table} r
    where r.school_year_key = ? and r.term_key = ? and r.stage_year_key = ? and r.school_key in (${schools.map(() => '?').join(', ')})
      and not exists (
        select 1
        from enrolment e
        join dim_pupil p on p.pupil_key = e.pupil_key
        join dim_class c on c.key = e.class_key
        where e.pupil_key = r.pupil_key and e.school_year_key = r.school_year_key and c.school_key = r.school_key
          and p.protection = 'none'
      )
    group by r.school_key`,
    [time.school_year_key, time.term_key, time.stage_year_key, ...schools],
  )
  return new Map(rows.map((row) => [numberIn(row, 'school_key'), numberIn(row, 'pupils')]))
}
