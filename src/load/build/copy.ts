// The source layer of the new generation: the staged rows, and the rows of the base outside the scopes they replace.
import { type Connection, textIn, type Writer } from '../../warehouse/index.ts'
import { type BuildPlan, stagedTables } from '../plan.ts'

export async function copySources(writer: Writer, plan: BuildPlan): Promise<void> {
  for (const table of stagedTables) {
    const path = plan.staged[table]
    if (path !== undefined) await readStaged(writer, table, path)
  }
  if (plan.base === null) return
  await writer.run(`attach '${quoted(plan.base)}' as base (read_only)`)
  await writer.run('create temp table replaced as select source, school, school_year_key, term, stage_year from src_scope')
  for (const statement of kept) await writer.run(statement)
  await writer.run('drop table replaced')
  await writer.run('detach base')
}

// Every column by its declared type: nothing about the file is guessed.
async function readStaged(connection: Connection, table: string, path: string): Promise<void> {
  const columns = await connection.run(
    'select column_name, data_type from information_schema.columns where table_name = ? and table_catalog = current_database() order by ordinal_position',
    [table],
  )
  const types = columns.map((column) => `'${textIn(column, 'column_name')}': '${textIn(column, 'data_type')}'`).join(', ')
  await connection.run(`
    insert into ${table}
    select *
    from read_csv(
      '${quoted(path)}', columns = {${types}}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
      nullstr = '', allow_quoted_nulls = false, encoding = 'utf-8', max_line_size = 1048576
    )`)
}

// attach and read_csv take no bound values; the path is our own, but a folder may have an apostrophe in its name.
const quoted = (path: string): string => path.replaceAll("'", "''")

const notReplaced = (source: string, term: string, stageYear: string, schoolYear: string): string => `
  where not exists (
    select 1
    from replaced r
    where r.source = ${source} and r.school = b.school and r.school_year_key = ${schoolYear}
      and r.term = ${term} and r.stage_year = ${stageYear}
  )`
const roster = "'roster'"

const kept: readonly string[] = [
  `insert into src_scope
  select b.*
  from base.src_scope b${notReplaced('b.source', 'b.term', 'b.stage_year', 'b.school_year_key')}`,
  `insert into src_file
  select b.*
  from base.src_file b
  where b.file_key in (select file_key from src_scope)`,
  `insert into src_grade_row
  select b.*
  from base.src_grade_row b
  join base.src_file f on f.file_key = b.file_key${notReplaced('f.source', 'b.term', 'b.stage_year', 'b.school_year_key')}`,
  `insert into src_grade
  select b.*
  from base.src_grade b
  where exists (select 1 from src_grade_row r where r.file_key = b.file_key and r.line = b.line)`,
  `insert into src_unit
  select b.*
  from base.src_unit b${notReplaced(roster, "'units'", '-1', '0')}`,
  `insert into src_enrolment
  select b.*
  from base.src_enrolment b${notReplaced(roster, "''", '-1', 'b.school_year_key')}`,
  // by name: a base made before duties had a subject has no such column
  `insert into src_duty by name
  select b.*
  from base.src_duty b${notReplaced(roster, "'duties'", '-1', '0')}`,
]
