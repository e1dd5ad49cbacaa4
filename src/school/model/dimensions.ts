import type { Dimension } from '../../semantics/index.ts'

// The door's hierarchy is municipality > operator > school > class. A school unit that has changed operator stands under
// both in the facts (each row has the operator of its own date); as a member it stands under its latest one.
// stageYear is a time dimension: a result belongs to one school year, term and stage year, and a pupil walks through them.

/** The ways a figure may be split, in the order a catalogue shows them. */
export const dimensions: readonly Dimension[] = [
  {
    name: 'municipality',
    kind: 'unit',
    column: 'municipality_key',
    table: 'dim_municipality',
    parent: null,
    ordered: false,
  },
  {
    name: 'operator',
    kind: 'unit',
    column: 'operator_key',
    table: 'dim_operator',
    parent: 'municipality',
    ordered: false,
  },
  { name: 'school', kind: 'unit', column: 'school_key', table: 'dim_school', parent: 'operator', ordered: false },
  { name: 'class', kind: 'unit', column: 'class_key', table: 'dim_class', parent: 'school', ordered: false },
  {
    name: 'schoolYear',
    kind: 'time',
    column: 'school_year_key',
    table: 'dim_school_year',
    parent: null,
    ordered: true,
  },
  { name: 'term', kind: 'time', column: 'term_key', table: 'dim_term', parent: null, ordered: true },
  {
    name: 'stageYear',
    kind: 'time',
    column: 'stage_year_key',
    table: 'dim_stage_year',
    parent: null,
    ordered: true,
  },
  { name: 'sex', kind: 'person', column: 'sex_key', table: 'dim_sex', parent: null, ordered: false },
  {
    name: 'migrationBackground',
    kind: 'person',
    column: 'migration_background_key',
    table: 'dim_migration_background',
    parent: null,
    ordered: false,
  },
  { name: 'subject', kind: 'subject', column: 'subject_key', table: 'dim_subject', parent: null, ordered: false },
  { name: 'testPart', kind: 'subject', column: 'test_part_key', table: 'dim_test_part', parent: null, ordered: false },
  { name: 'weekday', kind: 'subject', column: 'weekday_key', table: 'dim_weekday', parent: null, ordered: false },
  { name: 'month', kind: 'subject', column: 'month_key', table: 'dim_month', parent: null, ordered: false },
  { name: 'absenceBand', kind: 'person', column: 'absence_band_key', table: 'dim_absence_band', parent: null, ordered: false },
  { name: 'question', kind: 'subject', column: 'question_key', table: 'dim_question', parent: null, ordered: false },
  {
    name: 'respondentGroup',
    kind: 'subject',
    column: 'respondent_group_key',
    table: 'dim_respondent_group',
    parent: null,
    ordered: false,
  },
]
