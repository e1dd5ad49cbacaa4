import type { Wording } from '../../contract/index.ts'
import { plural } from './plural.ts'
import type { extractWords as swedish } from './sv-extract.ts'

const backgrounds: Readonly<Record<string, string>> = {
  swedish: 'Swedish',
  foreign: 'foreign',
  newlyArrived: 'newly arrived',
  unknown: 'unknown',
}

const level = (reached: boolean): string => (reached ? 'level required reached' : 'level required not reached')

export const extractWords: Wording<typeof swedish> = {
  heading: 'Who has seen me?',
  lead: 'One pupil at a time: who has seen the data by name, and all that is stored. Every extract is written in the log with its purpose.',
  personalNumber: 'Personal identity number',
  personalNumberHint: 'Ten or twelve digits, with or without a hyphen. What you write is not kept.',
  purpose: 'Purpose',
  purposes: {
    accessRequest: 'Request for a register extract',
    correction: 'Correction or erasure',
    incident: 'Investigation of an incident',
    supervision: 'Supervision or complaint',
  },
  show: 'Show the extract',
  problem: 'The extract could not be shown',
  fileProblem: 'The file could not be fetched',
  csv: 'Fetch as CSV',
  json: 'Fetch as JSON',
  fetching: 'Fetching the extract …',
  number: (twelve) => `${twelve.slice(0, 8)}-${twelve.slice(8)}`,
  of: (name) => `Register extract for ${name}`,
  nameless: 'a person whose name is not shown',
  protection: 'Protected personal data',
  protections: {
    none: 'no',
    confidentiality: 'confidentiality marking',
    protectedRegistration: 'protected population registration',
    unknown: 'the pupil register has not said anything',
  },
  asOf: (generation, instant) => `Version ${generation} of the data, as of ${instant}`,
  seenBy: (views, people) =>
    `The data have been shown by name ${views} ${plural(views, 'time', 'times')}, to ${people} ${plural(people, 'person', 'people')}.`,
  latest: (instant, name, role) => `Latest ${instant} to ${name}${role === null ? '' : ` (${role})`}.`,
  unseen: 'Nobody has seen the data by name before this extract.',
  bare: 'The person is in the vault of names, but nothing is stored about her or him as a pupil. A duty in the pupil register is not shown here.',
  short: 'In short',
  views: 'Who has seen the data by name',
  viewColumns: ['Time', 'Event', 'Name', 'Role', 'Purpose', 'About'],
  viewOf: (group, schoolYear, note) => {
    const [unit = '', name = group] = group.split(':')
    return [`${name} at school unit ${unit}`, schoolYear, note].filter((part) => part !== null).join(', ')
  },
  enrolments: 'Enrolments',
  enrolmentColumns: ['School year', 'School', 'Year group', 'Class', 'Time', 'Sex', 'Migration back\u00adground', 'Source'],
  grades: 'Grades',
  gradeColumns: ['School year', 'School', 'Year group', 'Class', 'Grades', 'Source'],
  tests: 'National tests',
  testColumns: ['School year', 'School', 'Year group', 'Class', 'Test', 'Day', 'Result', 'Source'],
  testStatuses: { done: '', notTaken: 'not taken', lost: 'lost' },
  testMark: (form, mark) => (form === 'grade' ? mark : form === 'points' ? `${mark} points` : level(mark === 'yes')),
  testLevel: level,
  testSecond: (mark) => `second marker ${mark}`,
  testCentral: (mark) => `central marker ${mark}`,
  lessons: 'Attendance',
  lessonColumns: ['Month', 'School', 'Lessons', 'Minutes', 'Reported', 'Valid absence', 'Invalid', 'Other'],
  lessonsLead: 'Minutes, month by month. Every lesson by itself stands in the files that can be fetched.',
  lesson: {
    minutes: (minutes) => `${minutes} min`,
    unreported: 'not reported',
    valid: 'valid absence',
    invalid: 'invalid absence',
    other: 'other absence',
  },
  results: 'Results worked out',
  resultColumns: ['School year', 'Year group', 'Measure', 'Value'],
  sources: 'Source files',
  sourceColumns: ['File', 'Source', 'Loaded', 'Extracted'],
  sitting: (schoolYear, term) => `${term} ${schoolYear}`,
  stay: (from, to) =>
    from === null && to === null
      ? 'the whole school year'
      : `${from ?? 'the start of the school year'} to ${to ?? 'the end of the school year'}`,
  place: (file, line) => `${file}, row ${line}`,
  sexes: { female: 'girl', male: 'boy', unknown: 'unknown' },
  background: (id) => backgrounds[id] ?? id,
  yesNo: (value) => (value ? 'yes' : 'no'),
  nothing: 'Nothing.',
  notes:
    'The same data are in the latest versions of the figures and, encrypted, in the raw files they came from. Figures on groups, small groups at the own school included, show no single pupil and are not listed here; the questions behind them are in the log.',
}
