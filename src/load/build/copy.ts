// The source layer of the new generation: the staged rows, and the rows of the base outside the scopes they replace.
import { type Connection, type PupilRowTable, pupilRowTables, surveyTables, textIn, type Writer } from '../../warehouse/index.ts'
import { type BuildPlan, type StagedTable, stagedTables } from '../plan.ts'

/**
 * Leaves the temporary table `marking`: who has protected identity. The class of a row whose pupil has, or may have, is never written to
 * the file: not even a page that is later freed may hold it.
 */
export async function copySources(writer: Writer, plan: BuildPlan): Promise<void> {
  await writer.run('create temp table marking (pupil_key bigint not null, protection varchar not null)')
  for (const { pupil, protection } of plan.markings) await writer.run('insert into marking values (?, ?)', [pupil, protection])
  await writer.run('create temp table restored_class (file_key integer not null, line integer not null, class varchar not null)')
  const stage = async (table: StagedTable): Promise<void> => {
    const path = plan.staged[table]
    if (path !== undefined) await readStaged(writer, table, path)
  }
  for (const table of stagedTables) if (!isOfPupils(table)) await stage(table)
  if (plan.base !== null) {
    await writer.run(`attach '${quoted(plan.base)}' as base (read_only)`)
    await writer.run(baseScopes)
    await writer.run(
      'create temp table replaced as select source, school, school_year_key, term, stage_year, about from src_scope',
    )
    if (plan.forgetBefore !== null) await writer.run(forgotten, [plan.forgetBefore])
    for (const statement of kept) await writer.run(statement)
  }
  await copyLocal(writer, plan)
  await writer.run(openPupils)
  for (const { table, about } of pupilRowTables) {
    await stage(table)
    if (plan.base !== null && (await isInBase(writer, table))) await writer.run(keptRows(table, about))
  }
  if (plan.base !== null) {
    for (const { table, about } of surveyTables) if (await isInBase(writer, table)) await writer.run(keptAnswers(table, about))
    await writer.run(keptGrades)
    await writer.run('detach base')
    await writer.run('drop table replaced')
    await writer.run('drop table base_scope')
  }
  await writer.run('drop table open_pupil')
  await writer.run('drop table restored_class')
}

/** The definitions that the plan brings, or those of the base; a base made before there were any has no such table. */
async function copyLocal(writer: Writer, { local, base }: BuildPlan): Promise<void> {
  const own = local ?? (base === null ? [] : null)
  if (own !== null)
    return writer.append(
      'src_local',
      own.map((definition, ordinal) => [ordinal, definition]),
    )
  if (await isInBase(writer, 'src_local')) await writer.run('insert into src_local select * from base.src_local order by ordinal')
}

async function isInBase(writer: Writer, table: string): Promise<boolean> {
  const [found] = await writer.run("select 1 from information_schema.tables where table_catalog = 'base' and table_name = ?", [
    table,
  ])
  return found !== undefined
}

const isOfPupils = (table: StagedTable): table is PupilRowTable => pupilRowTables.some((one) => one.table === table)

// Every column by its declared type: nothing about the file is guessed.
async function readStaged(connection: Connection, table: StagedTable, path: string): Promise<void> {
  const columns = await connection.run(
    "select column_name, data_type from information_schema.columns where table_name = ? and table_catalog in (current_database(), 'temp') order by ordinal_position",
    [table],
  )
  const types = columns.map((column) => `'${textIn(column, 'column_name')}': '${textIn(column, 'data_type')}'`).join(', ')
  await connection.run(`
    insert into ${table}
    select ${columnsOf(table, 'b.class')}
    from read_csv(
      '${quoted(path)}', columns = {${types}}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
      nullstr = '', allow_quoted_nulls = false, encoding = 'utf-8', max_line_size = 1048576
    ) b`)
}

// A pupil known from grade files alone may be protected: only a roster can tell that she is not.
const openPupils = `
  create temp table open_pupil as
  select distinct pupil_key
  from src_enrolment
  where pupil_key not in (select pupil_key from marking)`

/** The columns of a table's rows `b`, with the class `told` where it may stand. */
function columnsOf(table: StagedTable, told: string): string {
  if (table === 'src_enrolment') return shown('b.pupil_key not in (select pupil_key from marking)', told)
  return isOfPupils(table) ? shown('b.pupil_key in (select pupil_key from open_pupil)', told) : 'b.*'
}

const shown = (open: string, told: string): string => `b.* replace (case when ${open} then ${told} end as class)`

// attach and read_csv take no bound values; the path is our own, but a folder may have an apostrophe in its name.
const quoted = (path: string): string => path.replaceAll("'", "''")

// a base made before scopes had it says nothing of `about`
const baseScopes = `
  create temp table base_scope as
  select * replace (coalesce(about, '') as about)
  from (select * from src_scope where false union all by name select * from base.src_scope)`

const notReplaced = (source: string, term: string, stageYear: string, schoolYear: string, about = "''"): string => `
  where not exists (
    select 1
    from replaced r
    where r.source = ${source} and r.school = b.school and r.school_year_key = ${schoolYear}
      and r.term = ${term} and r.stage_year = ${stageYear} and r.about = ${about}
  )`
// Rows that have no school year (units, duties) have year 0 and stay.
const forgotten = `
  insert into replaced
  select source, school, school_year_key, term, stage_year, about
  from base_scope
  where school_year_key between 1 and ? - 1`
const roster = "'roster'"
// The class of a pupil who was protected and no longer is comes from the archived file.
const restored = 'coalesce(b.class, c.class)'
const ofRestored = `
  left join restored_class c on c.file_key = b.file_key and c.line = b.line`

const kept: readonly string[] = [
  `insert into src_scope
  select b.*
  from base_scope b${notReplaced('b.source', 'b.term', 'b.stage_year', 'b.school_year_key', 'b.about')}`,
  `insert into src_file
  select b.*
  from base.src_file b
  where b.file_key in (select file_key from src_scope)`,
  `insert into src_unit
  select b.*
  from base.src_unit b${notReplaced(roster, "'units'", '-1', '0')}`,
  `insert into src_enrolment
  select ${columnsOf('src_enrolment', restored)}
  from base.src_enrolment b${ofRestored}${notReplaced(roster, "''", '-1', 'b.school_year_key')}`,
  // by name: a base made before duties had a subject has no such column
  `insert into src_duty by name
  select b.*
  from base.src_duty b${notReplaced(roster, "'duties'", '-1', '0')}`,
]

const keptRows = (table: PupilRowTable, about: string): string => `
  insert into ${table}
  select ${columnsOf(table, restored)}
  from base.${table} b
  join base.src_file f on f.file_key = b.file_key${ofRestored}${notReplaced('f.source', 'b.term', 'b.stage_year', 'b.school_year_key', about)}`

const keptAnswers = (table: StagedTable, about: string): string => `
  insert into ${table}
  select b.*
  from base.${table} b
  join base.src_file f on f.file_key = b.file_key${notReplaced('f.source', 'b.term', 'b.stage_year', 'b.school_year_key', about)}`

const keptGrades = `
  insert into src_grade
  select b.*
  from base.src_grade b
  where exists (select 1 from src_grade_row r where r.file_key = b.file_key and r.line = b.line)`
