// One number for what a generation says: sha256 over its sorted logical rows. It names members by their ids, and leaves out file keys,
// load numbers and times of building, so that a rebuild from the archive must give the same.
import { type Connection, textIn } from '../../warehouse/index.ts'

/** Reads the facts and dimensions of a built generation; answers 64 hexadecimal digits. */
export async function logicalHash(connection: Connection): Promise<string> {
  const [row] = await connection.run(`
    with logical as (${logicalRows.join('\n    union all')}
    ), bucketed as (
      select bucket, sha256(string_agg(line, chr(10) order by line)) as hash
      from logical
      group by bucket
    )
    select sha256(coalesce(string_agg(bucket || ' ' || hash, chr(10) order by bucket), '')) as hash
    from bucketed`)
  if (row === undefined) throw new Error('the generation gave no hash')
  return textIn(row, 'hash')
}

// Hashed a school year and school at a time, so that no more than one such part is sorted as text in memory.
const logical = (bucket: string, columns: readonly string[], from: string): string => `
    select ${bucket} as bucket, ${columns.map((column) => `coalesce(cast(${column} as varchar), '∅')`).join(" || '|' || ")} as line
    ${from}`

const member = [
  'r.school_year_key',
  'r.term_key',
  'r.stage_year_key',
  'm.id',
  'o.id',
  's.id',
  'u.name',
  'u.valid_from',
  'c.id',
  'r.sex_key',
  'r.migration_background_key',
  'r.pupil_key',
]
const joins = `
    join dim_municipality m on m.key = r.municipality_key
    join dim_operator o on o.key = r.operator_key
    join dim_school s on s.key = r.school_key
    join dim_school_unit u on u.unit_key = r.unit_key
    left join dim_class c on c.key = r.class_key`
const fact = (table: string, columns: readonly string[], more = ''): string =>
  logical(`'${table} ' || r.school_year_key || ' ' || s.id`, [...member, ...columns], `from ${table} r${joins}${more}`)

const logicalRows: readonly string[] = [
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
  logical("'dim_school'", ['s.id', 's.label', 'm.id'], 'from dim_school s join dim_municipality m on m.key = s.municipality_key'),
  logical("'dim_municipality'", ['m.id', 'm.label'], 'from dim_municipality m'),
  logical(
    "'dim_school_unit'",
    ['s.id', 'u.name', 'm.id', 'o.id', 'p.id', 'u.valid_from', 'u.valid_to'],
    `from dim_school_unit u
    join dim_school s on s.key = u.school_key
    join dim_municipality m on m.key = u.municipality_key
    join dim_operator o on o.key = u.operator_key
    left join dim_school p on p.key = u.predecessor_key`,
  ),
  logical("'dim_pupil'", ['p.pupil_key', 'p.sex_key', 'p.migration_background_key', 'p.protection'], 'from dim_pupil p'),
  logical(
    "'enrolment ' || e.school_year_key || ' ' || s.id",
    ['e.pupil_key', 's.id', 'e.stage_year_key', 'c.id', 'e.valid_from', 'e.valid_to'],
    `from enrolment e
    join dim_school_unit u on u.unit_key = e.unit_key
    join dim_school s on s.key = u.school_key
    left join dim_class c on c.key = e.class_key`,
  ),
]
