import type { Wording } from '../../contract/index.ts'
import type { measureWords as swedish } from './sv-measures.ts'

const regulation =
  'The Upper Secondary School Ordinance (2010:2039), chapter 7, and the definition of Skolverket, the National Agency for Education, worked out from the schools’ own grade files.'
const eligibility =
  'The Education Act (2010:800), chapter 16, the Upper Secondary School Ordinance (2010:2039), chapter 7, and the definition of Skolverket, the National Agency for Education, worked out from the schools’ own grade files.'
const statistics =
  'The definition of Skolverket, the National Agency for Education, in the official statistics, worked out from the schools’ own grade files.'
const tests =
  'The definition of Skolverket, the National Agency for Education, in the official statistics on national tests, worked out from the schools’ own test results.'
const attendance = 'The schools’ own records of absence, lesson by lesson.'
const everyone = 'Pupils in Year 9 who were given or should have been given final grades, at the school on 15 May.'

const surveys =
  'The definition of Skolverket, the National Agency for Education, for its national survey, worked out from the answers in the municipality’s own surveys.'

const publicTask =
  'A task carried out in the public interest, Article 6(1)(e) of the General Data Protection Regulation, laid down in the Education Act (2010:800), chapter 4, sections 3–4 (systematic quality work of the education provider and the school unit), and chapter 26 a.'
const sensitive =
  'As far as migration background, mother tongue or Swedish as a second language can indirectly show ethnic origin: Article 9(2)(g), with the Act (2018:218) containing supplementary provisions to the EU General Data Protection Regulation, chapter 3, section 3, first paragraph, point 3.'

const qualityWork = {
  purpose:
    'To follow up and develop education with the education provider and at the school unit: results against the national goals, equity between schools and groups, and which efforts are needed.',
  legalGround: `${publicTask} ${sensitive}`,
}
const qualityWorkBySurvey = {
  purpose:
    'To follow up and develop education with the education provider and at the school unit by what pupils and guardians think of teaching, safety and well-being.',
  legalGround: `${publicTask} Answers are given without a name and cannot be linked to anybody.`,
}
const planning = {
  purpose: 'To plan education and distribute resources by the number of pupils, and to know which pupils the results are about.',
  legalGround: `${publicTask} Resources are distributed under the Education Act, chapter 2, section 8 b. ${sensitive}`,
}

const schoolAttendance = {
  purpose:
    'To follow up attendance with the education provider and at the school unit, see where absence is high and act in time, so that pupils get their education.',
  legalGround: `${publicTask} That pupils meet their duty to attend school and that absence is investigated: the Education Act, chapter 7, sections 17–22.`,
}

export const measureWords: Wording<typeof swedish> = {
  pupils: {
    label: 'Number of pupils',
    short: 'Pupils',
    definition:
      'The number of pupils enrolled at the school on the measuring day. The measuring day is 15 October in the autumn term and 15 May in the spring term.',
    population: 'Pupils enrolled at the school on 15 October, if nothing else is said.',
    source: 'The schools’ pupil registers.',
    ...planning,
  },
  meritValue: {
    label: 'Mean merit value',
    short: 'Merit value',
    definition:
      'A pupil’s merit value is the sum of the 16 best grades (A 20, B 17.5, C 15, D 12.5, E 10 and F 0 points). A passing grade in modern languages as language choice is added as a seventeenth. The mean is the sum of the pupils’ merit values divided by the number of pupils who have at least one passing grade (A–E).',
    population: 'Pupils in Year 9 with final grades and at least one passing grade, at the school on 15 May.',
    source: regulation,
    ...qualityWork,
  },
  eligibleVocational: {
    label: 'Eligible for vocational programmes',
    short: 'Eligible, vocational',
    definition:
      'The share of pupils with passing grades (A–E) in Swedish or Swedish as a second language, English, mathematics and at least five other subjects.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  eligibleArts: {
    label: 'Eligible for the arts programme',
    short: 'Eligible, arts',
    definition:
      'The share of pupils with passing grades (A–E) in Swedish or Swedish as a second language, English, mathematics and at least nine other subjects.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  eligibleEconomicsHumanitiesSocial: {
    label: 'Eligible for the business management and economics, humanities and social science programmes',
    short: 'Eligible, EK, HU and SA',
    definition:
      'The share of pupils with passing grades (A–E) in Swedish or Swedish as a second language, English, mathematics, geography, history, religion, civics and at least five other subjects.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  eligibleScienceTechnology: {
    label: 'Eligible for the natural science and technology programmes',
    short: 'Eligible, NA and TE',
    definition:
      'The share of pupils with passing grades (A–E) in Swedish or Swedish as a second language, English, mathematics, biology, physics, chemistry and at least six other subjects.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  passedAllSubjects: {
    label: 'Passed all subjects',
    short: 'Passed all subjects',
    definition:
      'The share of pupils with passing grades (A–E) in all subjects that are part of the pupil’s education. F, a dash and subjects not read because of an adapted study path count as not passed. In Year 6 the measure is about the subjects that the pupil has read.',
    population: `${everyone} In Year 6: pupils with term grades in the spring term.`,
    source: statistics,
    ...qualityWork,
  },
  gradePoints: {
    label: 'Mean grade points in the subject',
    short: 'Grade points',
    definition:
      'The mean of the pupils’ grades in the subject (A 20, B 17.5, C 15, D 12.5, E 10 and F 0 points). F counts, a dash does not. Swedish and Swedish as a second language are two different subjects here.',
    population: 'Pupils in Year 9 with the final grade A–F in the subject, at the school on 15 May.',
    source: statistics,
    ...qualityWork,
  },
  passedSubject: {
    label: 'Passed in the subject',
    short: 'Passed in the subject',
    definition:
      'The share of pupils with a passing grade (A–E) in the subject among those who have A–F or a dash. Swedish and Swedish as a second language are two different subjects here.',
    population: 'Pupils in Year 9 with the final grade A–F or a dash in the subject, at the school on 15 May.',
    source: statistics,
    ...qualityWork,
  },
  testPoints: {
    label: 'Mean points of the test grade',
    short: 'Test grade points',
    definition:
      'The mean of the pupils’ test grades in the subject (A 20, B 17.5, C 15, D 12.5, E 10 and F 0 points). A test grade counts only when all parts have results. Swedish and Swedish as a second language are two different tests.',
    population: 'Pupils in Year 9 with a test grade in the subject, at the school on 15 May.',
    source: tests,
    ...qualityWork,
  },
  testPassed: {
    label: 'Passed the national test',
    short: 'Passed the test',
    definition:
      'The share of pupils with the test grade A–E among those who have a test grade in the subject. In Year 3: the share who reached the level required in all parts, among those who took all of them. In a part: the share with A–E or who reached the level required. Swedish and Swedish as a second language are two different tests.',
    population: 'Pupils in Year 9 with a test grade in the subject, at the school on 15 May.',
    source: tests,
    ...qualityWork,
  },
  testGradeDeviation: {
    label: 'Grade compared with national test, net deviation',
    short: 'Grade against test',
    definition:
      'The share of pupils whose grade is higher than the test grade, less the share whose grade is lower, in percentage points. Plus means that more pupils have a grade higher than the test grade than the other way round. In Year 9 the final grade is compared, in Year 6 the grade of the spring term. Swedish and Swedish as a second language are two different subjects.',
    population: 'Pupils in Year 9 with both a test grade and the grade A–F in the subject, at the school on 15 May.',
    source: tests,
    ...qualityWork,
  },
  absenceRate: {
    label: 'Absence',
    short: 'Absence',
    definition:
      'Minutes of absence (valid, invalid and other) divided by the minutes of lessons where attendance was reported. Lessons without a report do not count. Read it together with the reporting rate.',
    population: 'Pupils with lessons in the spring term, at the school on 15 May, unless something else is said.',
    source: attendance,
    ...schoolAttendance,
  },
  invalidAbsenceRate: {
    label: 'Invalid absence',
    short: 'Invalid absence',
    definition:
      'Minutes of invalid absence divided by the minutes of lessons where attendance was reported. Lessons without a report do not count. Read it together with the reporting rate.',
    population: 'Pupils with lessons in the spring term, at the school on 15 May, unless something else is said.',
    source: attendance,
    ...schoolAttendance,
  },
  reportingRate: {
    label: 'Reporting rate',
    short: 'Reporting rate',
    definition:
      'Minutes of lessons where the teacher reported attendance divided by all scheduled minutes of lessons. Where it is low, absence says little.',
    population: 'Pupils with lessons in the spring term, at the school on 15 May, unless something else is said.',
    source: attendance,
    ...schoolAttendance,
  },
  surveyIndex: {
    label: 'Survey index',
    short: 'Survey index',
    definition:
      'The mean of the answers to a question, from 0 to 10. On the scale of agreement, entirely counts as 10, to a large extent as 6⅔, to some extent as 3⅓ and not at all as 0. On the scale of how often, the steps from always to never count as 10, 7.5, 5, 2.5 and 0. A negative statement is turned, so that a high index is always good. “Do not know” and answers not given do not count.',
    population: 'Those who answered the question in the survey of the spring, pupils if nothing else is said.',
    source: surveys,
    ...qualityWorkBySurvey,
  },
  surveyPositiveShare: {
    label: 'Share of positive answers',
    short: 'Positive answers',
    definition:
      'The share who answered with one of the two most positive steps, of all who answered the question. “Do not know” counts as an answer. A negative statement is turned.',
    population: 'Those who answered the question in the survey of the spring, pupils if nothing else is said.',
    source: surveys,
    ...qualityWorkBySurvey,
  },
  responseRate: {
    label: 'Response rate',
    short: 'Response rate',
    definition: 'The share who answered the survey, of all who were invited to.',
    population: 'Those who were invited to the survey of the spring, pupils if nothing else is said.',
    source: surveys,
    ...qualityWorkBySurvey,
  },
}
