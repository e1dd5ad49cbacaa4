import type { Wording } from '../../contract/index.ts'
import type { recordWords as swedish } from './sv-record.ts'

export const recordWords: Wording<typeof swedish> = {
  controller: (municipality) =>
    `${municipality ?? 'The municipality'}, the board responsible for schools. The municipality fills in names and contact details of the board and the data protection officer.`,
  subjects: [
    'Pupils in compulsory school',
    'Teachers and principals with duties in the pupil register',
    'People with an account in Skolspegel',
  ],
  data: [
    'Pupils: name, personal identity number (Act 2018:218, chapter 3, section 10), sex, school unit, class, year group, times of enrolment, migration background, marking of protected personal data',
    'Pupils: grades and results worked out from the grades',
    'Pupils: attendance lesson by lesson: minutes of valid, invalid and other absence',
    'Pupils: results of national tests, also of their parts, and the marks of second and central markers',
    'Surveys: answers without a name, with school unit, class, year, respondents and sex; the numbers invited and answered',
    'Staff: name, personal identity number, school unit, class, duties and time',
    'Accounts: user name, role, access, sign-ins',
    'The log: who has seen what, when, in which role and for what purpose',
  ],
  sees: {
    head: 'figures for all schools, never single pupils',
    analyst: 'figures for all schools, never single pupils',
    principal: 'figures, and pupil lists of the own school units with a purpose',
    teacher: 'figures, and pupil lists of the own groups with a purpose',
    board: 'rounded figures for whole schools, never single pupils',
    coordinator: 'loads and checks; no figures and no pupils',
    dataProtectionOfficer: 'the log, and register extracts for one pupil at a time; no figures',
  },
  transfers: 'No data leave the municipality’s own server. No transfer to a third country.',
  security: [
    'Names and personal identity numbers are in the identity vault only; the figures carry random keys.',
    'Raw files are encrypted (AES-256-GCM).',
    'Figures on small groups are hidden by fixed rules before they leave the program.',
    'Pupils with protected personal data are in no list and no class.',
    'Every answer and every pupil list is logged in a chain where changed or removed rows are found.',
    'Access is given by role and scope; without access nothing is seen.',
  ],
  restsOn: {
    pupils: 'enrolment',
    grades: 'grades',
    tests: 'test results',
    attendance: 'attendance lesson by lesson',
    unit: 'school unit',
    answers: 'survey answers',
    invitations: 'invitations',
  },
  title: '# Record of processing activities for Skolspegel',
  lead: (catalogue) =>
    `Under Article 30(1) of the General Data Protection Regulation. Printed from the catalogue of measures ${catalogue}.`,
  purpose: (purpose) => `Purpose: ${purpose}`,
  ground: (ground) => `Legal ground: ${ground}`,
  population: (population) => `Data subjects: ${population}`,
  measureData: (data) => `Data: ${data}`,
  sections: {
    controller: '## Controller',
    processing: '## Processing',
    subjects: '## Categories of data subjects',
    data: '## Categories of personal data',
    recipients: '## Recipients',
    transfers: '## Transfers to third countries',
    retention: '## Retention',
    security: '## Security',
  },
}
