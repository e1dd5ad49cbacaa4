// The star as it stands in every generation file. Facts hold small integer keys only; member ids and labels stand in the
// dim_ tables, so that a question binds integers and the engine joins nothing. Written to the portable subset of SQL
// (no ENUM, no engine types) so that a second engine can hold the same star.
//
// Layers: src_ accepted source rows with file and line (what a rebuild, a late roster and tracing need) ·
//         dim_ conformed dimensions · fact_ what questions read · pattern_ what may be shown (made by privacy).

import type { Connection } from './engine.ts'
import { textIn } from './rows.ts'

// Raised whenever a table changes, or what privacy writes into pattern: an older generation is then derived anew at start.
export const schemaVersion = 10

/**
 * The tables of accepted rows about pupils' results. Each has file_key, line, pupil_key, school, school_year_key, term, stage_year, class
 * and sex; the class of a row is null where its pupil has, or may have, protected identity: then the archived file alone tells it.
 * `about`: the expression over a row that tells its scope's `about`; `classes`: do deliveries of such rows tell classes at all?
 */
export const pupilRowTables: readonly { readonly table: PupilRowTable; readonly about: string; readonly classes: boolean }[] = [
  { table: 'src_grade_row', about: "''", classes: true },
  { table: 'src_test', about: 'subject', classes: true },
  { table: 'src_lesson', about: 'cast(day as varchar)', classes: false },
]
export type PupilRowTable = 'src_grade_row' | 'src_test' | 'src_lesson'

/**
 * The tables of rows that are nobody's (answers to surveys): school, school_year_key, term, stage_year and class as the others, but no key of anybody
 * and no line, since the order of a file would tell which answers are one person's. `rows`: how many rows of the file one of these stands for.
 */
export const surveyTables: readonly { readonly table: SurveyTable; readonly about: string; readonly rows: string }[] = [
  { table: 'src_answer', about: "survey || ' ' || respondent_group", rows: 'sum(answers)' },
  { table: 'src_invitation', about: "survey || ' ' || respondent_group || ' invited'", rows: 'count(*)' },
]
export type SurveyTable = 'src_answer' | 'src_invitation'

/** Those that a generation has: one made before a kind of rows came has no table for it. */
export async function pupilRowTablesIn(generation: Connection): Promise<typeof pupilRowTables> {
  const found = await generation.run('select table_name from information_schema.tables')
  const names = new Set(found.map((row) => textIn(row, 'table_name')))
  return pupilRowTables.filter(({ table }) => names.has(table))
}

/** `select` over all of them as one; columns that every one has. */
export const everyPupilRow = (columns: string, tables = pupilRowTables): string =>
  tables.map(({ table }) => `select ${columns} from ${table}`).join('\n    union all\n    ')

/** The same with those of nobody's. */
export const everyResultRow = (columns: string): string =>
  [...pupilRowTables, ...surveyTables].map(({ table }) => `select ${columns} from ${table}`).join('\n    union all\n    ')

/** Statements that make an empty generation, in order. */
export const schema: readonly string[] = [
  // one row: which generation this is. logical_hash: sha256 over the sorted logical rows (same rows ⇒ same hash)
  `create table generation (
    generation integer not null, schema_version integer not null, rule_version varchar not null, catalogue_version varchar not null,
    built_at varchar not null, ledger_sequence integer not null, logical_hash varchar not null
  )`,

  // -- source layer -------------------------------------------------------------------------------------------------
  `create table src_file (
    file_key integer not null, load integer not null, source varchar not null, name varchar not null, sha256 varchar not null,
    content_hash varchar not null, loaded_at varchar not null, extracted varchar, rows_read integer not null,
    rows_accepted integer not null, rows_rejected integer not null, checks varchar not null
  )`,
  // which file owns a scope now; a corrected file replaces exactly its scope. roster scopes have term '' and stage_year -1;
  // about: what of it, where deliveries come one by one
  `create table src_scope (
    source varchar not null, school varchar not null, school_year_key smallint not null, term varchar not null,
    stage_year smallint not null, about varchar not null, file_key integer not null, extracted varchar, rows integer not null
  )`,
  `create table src_grade_row (
    file_key integer not null, line integer not null, pupil_key bigint not null, school varchar not null,
    school_year_key smallint not null, term varchar not null, stage_year smallint not null, class varchar, sex varchar not null
  )`,
  // grade: A–F, 9 (streck), 3, 2, Y, Z as the file has it; subject codes as in dim_subject; language only for M1, M2, ML
  `create table src_grade (
    file_key integer not null, line integer not null, subject varchar not null, grade varchar not null, language varchar
  )`,
  // one row a pupil, subject, part and occasion of a national test; marks as the file has them (source.ts, TestRow)
  `create table src_test (
    file_key integer not null, line integer not null, pupil_key bigint not null, school varchar not null,
    school_year_key smallint not null, term varchar not null, stage_year smallint not null, class varchar, sex varchar not null,
    subject varchar not null, part varchar not null, form varchar not null, status varchar not null, result varchar, reached boolean,
    second varchar, central varchar, taken_on date not null
  )`,
  // one row a pupil and lesson; minutes. A lesson is of no stage year (-1), and its group is not kept: class is null. subject null: of no subject
  `create table src_lesson (
    file_key integer not null, line integer not null, pupil_key bigint not null, school varchar not null,
    school_year_key smallint not null, term varchar not null, stage_year smallint not null, class varchar, sex varchar not null,
    day date not null, starts varchar, subject varchar, scheduled smallint not null, reported boolean not null,
    valid smallint not null, invalid smallint not null, other smallint not null
  )`,
  // answers to surveys that are alike, and how many: code as the file has it, null where the question was left unanswered
  `create table src_answer (
    file_key integer not null, school varchar not null, school_year_key smallint not null, term varchar not null,
    stage_year smallint not null, class varchar, sex varchar not null, survey varchar not null, respondent_group varchar not null,
    question varchar not null, wording smallint not null, scale varchar not null, code varchar, answers integer not null
  )`,
  // how many were invited to a survey, and how many of them answered it
  `create table src_invitation (
    file_key integer not null, school varchar not null, school_year_key smallint not null, term varchar not null,
    stage_year smallint not null, class varchar, survey varchar not null, respondent_group varchar not null, invited integer not null,
    answered integer not null
  )`,
  `create table src_unit (
    file_key integer not null, line integer not null, school varchar not null, name varchar not null, municipality varchar not null,
    municipality_name varchar, operator varchar not null, predecessor varchar, valid_from date, valid_to date
  )`,
  `create table src_enrolment (
    file_key integer not null, line integer not null, pupil_key bigint not null, school varchar not null, school_year_key smallint not null,
    stage_year smallint not null, class varchar, sex varchar not null, migration_background varchar not null, protection varchar not null,
    valid_from date, valid_to date
  )`,
  `create table src_duty (
    file_key integer not null, line integer not null, staff_key bigint not null, school varchar not null, class varchar,
    role varchar not null, valid_from date, valid_to date, subject varchar
  )`,
  // the municipality's own measures and groups that this generation answers with: JSON of contract/local.ts
  `create table src_local (ordinal integer not null, definition varchar not null)`,

  // -- dimensions: key, member id, label, ordinal (own order); parents where there is a hierarchy ----------------------
  `create table dim_school_year (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`, // key = first year: 2024 is 2024/25
  `create table dim_term (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`, // 1 HT, 2 VT
  `create table dim_stage_year (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`, // 0 = förskoleklass
  `create table dim_sex (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  `create table dim_migration_background (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  `create table dim_subject (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  // the parts of national tests, and the test as a whole
  `create table dim_test_part (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  // of attendance; key 0 of the first two, and of dim_subject, is all of them together
  `create table dim_weekday (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`, // 1 = Monday
  `create table dim_month (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`, // 1 = January
  `create table dim_absence_band (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  // the questions of the bank (school/rules/survey-questions.ts), and whom they are put to
  `create table dim_question (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  `create table dim_respondent_group (key smallint not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  `create table dim_municipality (key integer not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  `create table dim_operator (key integer not null, id varchar not null, label varchar not null, ordinal integer not null)`,
  // school: one row a school unit code, labelled with its latest name
  `create table dim_school (key integer not null, id varchar not null, label varchar not null, ordinal integer not null, municipality_key integer not null)`,
  // class: id = school unit code + ':' + class name; a class name lives within one school year
  `create table dim_class (key integer not null, id varchar not null, label varchar not null, ordinal integer not null, school_key integer not null)`,
  // history, type 2: one row a version of a school unit; valid_to is exclusive, null = still valid
  `create table dim_school_unit (
    unit_key integer not null, school_key integer not null, name varchar not null, municipality_key integer not null,
    operator_key integer not null, predecessor_key integer, valid_from date, valid_to date
  )`,
  // protection 'unknown': known from a grade file only, the roster has not told
  `create table dim_pupil (pupil_key bigint not null, sex_key smallint not null, migration_background_key smallint not null, protection varchar not null)`,
  // history, type 2: what was true of a pupil's enrolment from valid_from up to (not including) valid_to
  `create table enrolment (
    pupil_key bigint not null, unit_key integer not null, school_year_key smallint not null, stage_year_key smallint not null,
    class_key integer, valid_from date not null, valid_to date
  )`,

  // -- facts. class_key null: not shown by class (protected or unknown marking, no class told) --------------------------
  // one row a pupil and measurement date: term HT = 15 October, VT = 15 May
  `create table fact_pupil (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, sex_key smallint not null,
    migration_background_key smallint not null, pupil_key bigint not null
  )`,
  // one row a pupil, school year, term and stage year with grades: results derived by rule_version (school/rules).
  // merit_value null when not counted in the mean (no grade A–E); eligible_* null outside åk 9
  `create table fact_result (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, sex_key smallint not null,
    migration_background_key smallint not null, pupil_key bigint not null, file_key integer not null,
    merit_value double, eligible_vocational boolean, eligible_arts boolean, eligible_economics boolean, eligible_science boolean,
    passed_all boolean
  )`,
  // one row a pupil and subject with A–F or streck. points null for streck
  `create table fact_grade (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, sex_key smallint not null,
    migration_background_key smallint not null, pupil_key bigint not null, file_key integer not null, subject_key smallint not null,
    points double, passed boolean not null
  )`,

  // one row a pupil, subject and part of a national test with a result, and the test as a whole (school/rules/test-results.ts). points null but for
  // grades; deviation: the final grade lies above (1), at (0) or below (-1) the test grade, null where either is missing
  `create table fact_test (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, sex_key smallint not null,
    migration_background_key smallint not null, pupil_key bigint not null, file_key integer not null, subject_key smallint not null,
    test_part_key smallint not null, points double, passed boolean not null, deviation tinyint
  )`,

  // one row a pupil and term of lessons (subject_key, weekday_key and month_key 0), and one for each subject that the pupil has, and for each
  // weekday and month that the school has: of these three at most one is not 0. absence_band_key: of the whole term
  `create table fact_attendance (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, sex_key smallint not null,
    migration_background_key smallint not null, pupil_key bigint not null, file_key integer not null, subject_key smallint not null,
    weekday_key smallint not null, month_key smallint not null, absence_band_key smallint not null, scheduled_minutes integer not null,
    reported_minutes integer not null, valid_minutes integer not null, invalid_minutes integer not null, other_minutes integer not null
  )`,
  // one row an answer to a question of a survey: nobody's. points: of the index, null for “vet ej”, as steps and step_of (how many steps up of how
  // many). invited_in_class, invited_in_school: how many were invited together with whoever gave it (rule 9)
  `create table fact_answer (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, sex_key smallint not null,
    file_key integer not null, question_key smallint not null, respondent_group_key smallint not null, points double, steps smallint,
    step_of smallint, positive boolean not null, invited_in_class integer not null, invited_in_school integer not null
  )`,
  // one row a person invited to a survey: nobody's
  `create table fact_invitation (
    school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null, municipality_key integer not null,
    operator_key integer not null, school_key integer not null, unit_key integer not null, class_key integer, file_key integer not null,
    respondent_group_key smallint not null, answered boolean not null
  )`,

  // Blocks whose correction waits (rule 7): outside the own unit they are told as before, until a measurement date or ten changed pupils.
  // Only where a fact has any is there a table released_<fact>: its rows as they are told there
  `create table held_block (
    fact varchar not null, school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null,
    school_key integer not null, until varchar not null
  )`,

  // -- what may be shown: written by privacy when the generation is made ------------------------------------------------
  // the unit nodes of one table (a fact at a school year, term, stage year and topic: keys of what is never added up, '5.1'; '' = nothing,
  // stage year -1 = all of them)
  `create table pattern_node (
    fact varchar not null, school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null,
    topic varchar not null, node integer not null, level varchar not null, key integer not null,
    operator_key integer not null, parent integer not null
  )`,
  // tables of the pattern in which nodes wait, touched by few since they were last told, and until when
  `create table corrected_table (
    fact varchar not null, school_year_key smallint not null, term_key smallint not null, stage_year_key smallint not null,
    topic varchar not null, until varchar not null
  )`,
  // states: a byte a (node, attribute combination), packed (privacy/packed.ts)
  `create table pattern (
    regime varchar not null, measure varchar not null, fact varchar not null, school_year_key smallint not null, term_key smallint not null,
    stage_year_key smallint not null, topic varchar not null, states blob not null
  )`,
]
