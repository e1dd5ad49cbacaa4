// One number for what a generation says: sha256 over its sorted logical rows. It names members by their ids, and leaves out file keys,
// load numbers and times of building, so that a rebuild from the archive must give the same.
import { createHash } from 'node:crypto'
import { type Connection, filledOf, numberIn, textIn } from '../../warehouse/index.ts'

/** Reads the facts and dimensions of a built generation; answers 64 hexadecimal digits. */
export async function logicalHash(connection: Connection): Promise<string> {
  const years = await connection.run('select key from dim_school_year order by key')
  const buckets: string[] = []
  const filled = await filledOf(
    connection,
    logicalRows.map(({ table }) => table),
  )
  for (const { sql, yearly, table } of logicalRows) {
    if (!filled.has(table)) continue
    // A school year at a time: what is sorted as text in memory is then one year of one table, however long the history.
    const runs = yearly ? years.map((year) => [numberIn(year, 'key')]) : [[]]
    for (const values of runs) {
      const rows = await connection.run(hashed(sql), values)
      for (const row of rows) buckets.push(`${textIn(row, 'bucket')} ${textIn(row, 'hash')}`)
    }
  }
  return createHash('sha256').update(buckets.sort().join('\n')).digest('hex')
}

const hashed = (rows: string): string => `
  select bucket, sha256(string_agg(line, chr(10) order by line)) as hash
  from (${rows}
  )
  group by bucket`

/** Rows as text, in buckets; `yearly`: of the school year that is bound. */
interface LogicalRows {
  readonly table: string
  readonly sql: string
  readonly yearly: boolean
}

const logical = (
  table: string,
  bucket: string,
  columns: readonly string[],
  from: string,
  year: string | null = null,
): LogicalRows => ({
  table,
  sql: `
    select ${bucket} as bucket, ${columns.map((column) => `coalesce(cast(${column} as varchar), '∅')`).join(" || '|' || ")} as line
    ${from}${year === null ? '' : `\n    where ${year} = ?`}`,
  yearly: year !== null,
})

const place = ['r.school_year_key', 'r.term_key', 'r.stage_year_key', 'm.id', 'o.id', 's.id', 'u.name', 'u.valid_from', 'c.id']
const member = [...place, 'r.sex_key', 'r.migration_background_key', 'r.pupil_key']
const joins = `
    join dim_municipality m on m.key = r.municipality_key
    join dim_operator o on o.key = r.operator_key
    join dim_school s on s.key = r.school_key
    join dim_school_unit u on u.unit_key = r.unit_key
    left join dim_class c on c.key = r.class_key`
const fact = (table: string, columns: readonly string[], more = '', of = member): LogicalRows =>
  logical(
    table,
    `'${table} ' || r.school_year_key || ' ' || s.id`,
    [...of, ...columns],
    `from ${table} r${joins}${more}`,
    'r.school_year_key',
  )

const logicalRows: readonly LogicalRows[] = [
  fact('fact_pupil', []),
  fact('fact_result', [
    'r.merit_value',
    'r.eligible_vocational',
    'r.eligible_arts',
    'r.eligible_economics',
    'r.eligible_science',
    'r.passed_all',
  ]),
  fact('fact_grade', ['j.id', 'r.points', 'r.passed'], '\n    join dim_subject j on j.key = r.subject_key'),
  fact(
    'fact_test',
    ['j.id', 'q.id', 'r.points', 'r.passed', 'r.deviation'],
    '\n    join dim_subject j on j.key = r.subject_key\n    join dim_test_part q on q.key = r.test_part_key',
  ),
  fact(
    'fact_attendance',
    [
      ...['j.id', 'r.weekday_key', 'r.month_key', 'r.absence_band_key', 'r.scheduled_minutes', 'r.reported_minutes'],
      ...['r.valid_minutes', 'r.invalid_minutes', 'r.other_minutes'],
    ],
    '\n    join dim_subject j on j.key = r.subject_key',
  ),
  fact(
    'fact_answer',
    ['r.sex_key', 'q.id', 'g.id', 'r.points', 'r.steps', 'r.step_of', 'r.positive', 'r.invited_in_class', 'r.invited_in_school'],
    '\n    join dim_question q on q.key = r.question_key\n    join dim_respondent_group g on g.key = r.respondent_group_key',
    place,
  ),
  fact('fact_invitation', ['g.id', 'r.answered'], '\n    join dim_respondent_group g on g.key = r.respondent_group_key', place),
  logical(
    'dim_school',
    "'dim_school'",
    ['s.id', 's.label', 'm.id'],
    'from dim_school s join dim_municipality m on m.key = s.municipality_key',
  ),
  logical('dim_municipality', "'dim_municipality'", ['m.id', 'm.label'], 'from dim_municipality m'),
  logical(
    'dim_school_unit',
    "'dim_school_unit'",
    ['s.id', 'u.name', 'm.id', 'o.id', 'p.id', 'u.valid_from', 'u.valid_to'],
    `from dim_school_unit u
    join dim_school s on s.key = u.school_key
    join dim_municipality m on m.key = u.municipality_key
    join dim_operator o on o.key = u.operator_key
    left join dim_school p on p.key = u.predecessor_key`,
  ),
  logical('src_local', "'src_local'", ['l.ordinal', 'l.definition'], 'from src_local l'),
  logical(
    'dim_pupil',
    "'dim_pupil'",
    ['p.pupil_key', 'p.sex_key', 'p.migration_background_key', 'p.protection'],
    'from dim_pupil p',
  ),
  logical(
    'enrolment',
    "'enrolment ' || e.school_year_key || ' ' || s.id",
    ['e.pupil_key', 's.id', 'e.stage_year_key', 'c.id', 'e.valid_from', 'e.valid_to'],
    `from enrolment e
    join dim_school_unit u on u.unit_key = e.unit_key
    join dim_school s on s.key = u.school_key
    left join dim_class c on c.key = e.class_key`,
    'e.school_year_key',
  ),
]
