import type { Wording } from './language.ts'
import type * as swedish from './sv-told.ts'

export const shapeProblems: Wording<typeof swedish.shapeProblems> = {
  once: 'the same may stand only once',
  oneCondition: 'a condition takes exactly one of in, notIn, from/to and last',
  sameBlock: 'two blocks have the same id',
}

export const roleNames: Wording<typeof swedish.roleNames> = {
  head: 'head of schools',
  analyst: 'quality lead',
  principal: 'principal',
  teacher: 'teacher',
  board: 'board',
  coordinator: 'coordinator',
  dataProtectionOfficer: 'data protection officer',
}

export const closedRules: Wording<typeof swedish.closedRules> = {
  classesElsewhere: 'Classes at other schools are seen only by that school’s principal and teachers and by the administration.',
  classes: 'The board sees schools and the municipality, never classes.',
  otherGroups: 'A teacher sees the own classes, the own school and the municipality as a whole, never other classes.',
  otherSubjects: 'The duty is about a certain subject in the class and opens that subject’s figures only.',
  otherYears:
    'A class is the teacher’s in the school years that the duty covers. The years before it was other pupils or another class.',
  otherSchools: 'A teacher sees the own school and the municipality as a whole, not other schools.',
  operators: 'A teacher sees the own school and the municipality as a whole, not education providers one by one.',
  smallGroups: 'Groups that are too small are hidden, and sometimes one more group so that they cannot be worked out.',
  smallGroupsOwn: 'At the own unit groups of fewer than five pupils are hidden. Outside it the limit is ten.',
  rounded: 'Numbers of pupils are given in tens, since the board’s figures may be passed on.',
  pupilLists: 'The role shows figures on groups, never single pupils.',
  figures: 'The role runs or watches over operations and sees no figures.',
}

export const reasonTexts: Wording<typeof swedish.reasonTexts> = {
  fewAnswers: () =>
    'The answers are too few or too much alike to be shown without somebody being recognised, or such a group could be worked out.',
  small: () => 'The group has fewer than ten pupils, or so small a group could be worked out.',
  few: (fewest) => `Fewer than ${fewest === 5 ? 'five' : 'ten'} pupils of the group are counted in the measure.`,
  complement: () => 'The rest of the group is fewer than ten pupils and could be worked out.',
  zeroOrAll: () => 'So few pupils differ from the others that they could be recognised.',
  secondary: () => 'The figure is not shown, since another small group could then be worked out.',
  corrected: () => 'The figure has been corrected for fewer than ten pupils and is shown again after the next measuring day.',
  noData: () => 'There is nothing to count.',
  notReaders: () => 'You see this figure, but the one you show the report to does not.',
  notYours: () => 'Your role does not open this group.',
}

export const retentionLabels: Wording<typeof swedish.retentionLabels> = {
  pupils: {
    label: 'Data on single pupils',
    about:
      'Pupil register, grades, test results and results, names and personal identity numbers, and the files they came from. Counted from the end of the school year.',
  },
  log: {
    label: 'The log of who has seen what',
    about: 'Questions, pupil lists, sign-ins and changed access. Counted from the event.',
  },
  rejects: {
    label: 'Rows held back',
    about: 'Masked rows that wait for correction. Counted from the load.',
  },
  unpublished: {
    label: 'Files that were not published',
    about: 'Raw files of loads that were stopped or changed nothing. Counted from the load.',
  },
  sessions: {
    label: 'Ended sign-ins',
    about: 'Sessions that have expired. Counted from when they expired.',
  },
}

export const passwordProblems: Wording<typeof swedish.passwordProblems> = {
  short: 'it is shorter than twelve characters',
  long: 'it is longer than 200 characters',
  common: 'it is one of those that guessers try first',
  personal: 'it holds your name or user name',
}

export const personalNumberProblems: Wording<typeof swedish.personalNumberProblems> = {
  form: 'Write ten or twelve digits, for instance YYYYMMDD-NNNN.',
  date: 'There is no such day of birth in the calendar. Check the digits.',
  future: 'The day of birth has not been yet. Check the digits.',
  birthNumber: 'The birth number 000 is never given out. Check the digits.',
  checkDigit: 'The last digit does not agree with the others, so some digit is wrong.',
}
