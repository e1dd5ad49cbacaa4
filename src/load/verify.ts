// A built generation is believed only when its counts and sums agree with what was staged and what stood before.
import { doesNotKnow } from '../school/rules/index.ts'
import {
  type Generation,
  numberIn,
  numberOrNullIn,
  openGeneration,
  pupilRowTables,
  surveyTables,
  textIn,
} from '../warehouse/index.ts'
import { factGrades } from './build/facts.ts'

export interface Expected {
  readonly generation: number
  /** rows in all scopes: the base's outside the replaced ones, and the staged */
  readonly rows: number
  /** files from this key on are the load's own */
  readonly firstFileKey: number
  readonly grades: number
}

/** Opens the file at `path` and holds it against `expected`. Answers its logical hash; a plain Error names what disagrees. */
export async function verifyGeneration(path: string, expected: Expected): Promise<string> {
  const generation = await openGeneration(path, expected.generation)
  try {
    const [about] = await generation.run('select generation, logical_hash from generation')
    if (about === undefined) throw new Error('the built file does not say which generation it is')
    agree('generation', numberIn(about, 'generation'), expected.generation)
    agree('rows of all scopes', await ask(generation, 'select sum(rows) from src_scope'), expected.rows)
    const grades = 'select count(*) from src_grade where file_key >= ?'
    agree('grades of the load', await ask(generation, grades, [expected.firstFileKey]), expected.grades)
    agree('scopes that hold other rows than they say', await ask(generation, unlikeScopes), 0)
    // in one statement: of a small municipality each by itself would cost more to begin than to answer
    const [sums = {}] = await generation.run(
      `select ${pairs.map(([, one, other], at) => `(${one}) as one_${at}, (${other}) as other_${at}`).join(', ')}`,
    )
    for (const [at, [what]] of pairs.entries())
      agree(what, numberOrNullIn(sums, `one_${at}`) ?? 0, numberOrNullIn(sums, `other_${at}`) ?? 0)
    return textIn(about, 'logical_hash')
  } finally {
    await generation.close()
  }
}

function agree(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`the built generation disagrees on ${what}: ${found}, expected ${expected}`)
}

async function ask(generation: Generation, sql: string, values: readonly number[] = []): Promise<number> {
  const [row] = await generation.run(`select (${sql}) as answer`, values)
  return (row === undefined ? null : numberOrNullIn(row, 'answer')) ?? 0
}

const heldRows = ({ table, about }: (typeof pupilRowTables)[number]): string => `
    select f.source, r.school, r.school_year_key, r.term, r.stage_year, ${about} as about, r.file_key, count(*) as rows
    from ${table} r
    join src_file f on f.file_key = r.file_key
    group by all`

const heldAnswers = ({ table, about, rows }: (typeof surveyTables)[number]): string => `
    select f.source, r.school, r.school_year_key, r.term, r.stage_year, ${about} as about, r.file_key, ${rows} as rows
    from ${table} r
    join src_file f on f.file_key = r.file_key
    group by all`

const unlikeScopes = `
  select count(*)
  from (
    ${pupilRowTables.map(heldRows).join(`
    union all
    `)}
    union all
    ${surveyTables.map(heldAnswers).join(`
    union all
    `)}
    union all
    select 'roster', school, school_year_key, '', -1, '', file_key, count(*) from src_enrolment group by all
    union all
    select 'roster', school, 0, 'units', -1, '', file_key, count(*) from src_unit group by all
    union all
    select 'roster', school, 0, 'duties', -1, '', file_key, count(*) from src_duty group by all
  ) held
  full join src_scope s
    on s.source = held.source and s.school = held.school and s.school_year_key = held.school_year_key and s.term = held.term
    and s.stage_year = held.stage_year and s.about = held.about and s.file_key = held.file_key
  where coalesce(held.rows, 0) is distinct from s.rows`

const ofCountedRows = `
  from src_grade g
  join src_grade_row r on r.file_key = g.file_key and r.line = g.line
  where g.grade in (${factGrades}) and exists (
    select 1
    from fact_result t
    where t.file_key = r.file_key and t.pupil_key = r.pupil_key and t.school_year_key = r.school_year_key
      and t.stage_year_key = r.stage_year
  )`

/** Two ways to the same number: through the facts, and from the source layer. */
const pairs: readonly (readonly [what: string, facts: string, sources: string])[] = [
  [
    'pupils with results',
    'select count(*) from fact_result',
    'select count(*) from (select distinct pupil_key, school_year_key, term, stage_year from src_grade_row)',
  ],
  ['grades', 'select count(*) from fact_grade', `select count(*) ${ofCountedRows}`],
  [
    'passed grades',
    'select count(*) from fact_grade where passed',
    `select count(*) ${ofCountedRows} and g.grade in ('A', 'B', 'C', 'D', 'E')`,
  ],
  [
    'grade points',
    'select sum(points) from fact_grade',
    `select sum(case g.grade when 'A' then 20 when 'B' then 17.5 when 'C' then 15 when 'D' then 12.5 when 'E' then 10 else 0 end)
    ${ofCountedRows}`,
  ],
  [
    'results of tests counted once',
    'select count(*) from fact_test',
    'select count(*) from (select distinct pupil_key, school_year_key, stage_year_key, subject_key, test_part_key from fact_test)',
  ],
  [
    'results of part tests with a row behind them',
    `select count(*) from fact_test f join dim_test_part p on p.key = f.test_part_key where p.id <> 'whole'`,
    `select count(*)
    from fact_test f
    join dim_test_part p on p.key = f.test_part_key
    join dim_subject s on s.key = f.subject_key
    where exists (
      select 1
      from src_test r
      where r.pupil_key = f.pupil_key and r.school_year_key = f.school_year_key and r.stage_year = f.stage_year_key
        and r.subject = s.id and r.part = p.id and r.part <> 'whole' and r.status = 'done'
        and (r.form <> 'points' or r.reached is not null)
    )`,
  ],
  [
    'tests held against a grade',
    'select count(deviation) from fact_test',
    `select count(*)
    from fact_test t
    join fact_grade g using (pupil_key, school_year_key, term_key, stage_year_key, subject_key)
    join dim_test_part p on p.key = t.test_part_key
    where p.id = 'whole' and t.points is not null and g.points is not null`,
  ],
  ['answers to surveys', 'select count(*) from fact_answer', 'select sum(answers) from src_answer where code is not null'],
  [
    'answers on a step of their scale',
    'select count(points) from fact_answer',
    `select sum(answers) from src_answer where code <> '${doesNotKnow}'`,
  ],
  ['persons invited', 'select count(*) from fact_invitation', 'select sum(invited) from src_invitation'],
  ['persons who answered', 'select count(*) from fact_invitation where answered', 'select sum(answered) from src_invitation'],
  [
    'reported minutes of lessons',
    'select sum(reported_minutes) from fact_attendance where subject_key = 0 and weekday_key = 0 and month_key = 0',
    `select sum(r.scheduled)
    from src_lesson r
    join dim_term d on d.id = r.term
    where r.reported and exists (
      select 1
      from fact_attendance f
      where f.pupil_key = r.pupil_key and f.school_year_key = r.school_year_key and f.term_key = d.key
    )`,
  ],
  ...(['weekday_key', 'month_key'] as const).map(
    (part) =>
      [
        `minutes of absence by ${part}`,
        `select sum(valid_minutes + invalid_minutes + other_minutes) from fact_attendance where ${part} <> 0`,
        `select sum(valid_minutes + invalid_minutes + other_minutes) from fact_attendance
    where subject_key = 0 and weekday_key = 0 and month_key = 0`,
      ] as const,
  ),
  [
    'pupils counted once',
    'select count(*) from fact_pupil',
    'select count(*) from (select distinct pupil_key, school_year_key, term_key from fact_pupil)',
  ],
]
