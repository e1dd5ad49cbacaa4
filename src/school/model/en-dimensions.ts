import type { Wording } from '../../contract/index.ts'
import type { dimensionLabels as swedish } from './sv-dimensions.ts'

export const dimensionLabels: Wording<typeof swedish> = {
  municipality: 'Municipality',
  operator: 'Education provider',
  school: 'School',
  class: 'Class',
  schoolYear: 'School year',
  term: 'Term',
  stageYear: 'Year group',
  sex: 'Sex',
  migrationBackground: 'Migration background',
  subject: 'Subject',
  testPart: 'Part of the test',
  weekday: 'Weekday',
  month: 'Month',
  absenceBand: 'Level of absence',
  question: 'Question',
  respondentGroup: 'Respondents',
  schoolGroup: 'School group',
  subjectGroup: 'Subject group',
}
