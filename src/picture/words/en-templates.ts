import type { Wording } from '../../contract/index.ts'
import type { templateWords as swedish } from './sv-templates.ts'

const reading =
  'Each question has a sentence, a chart and the same figures as a table. The shade round a figure shows the uncertainty: in a small group a few pupils can move the figure a lot without anything having changed. Figures on small groups are not shown.'

// As they stand in a sentence; others by their code.
const subjectNames: Readonly<Record<string, string>> = {
  ...{ BL: 'art', EN: 'English', HKK: 'home and consumer studies', IDH: 'physical education and health', MA: 'mathematics' },
  ...{ M1: 'modern languages', M2: 'modern languages (language choice)', ML: 'mother tongue', MU: 'music', BI: 'biology' },
  ...{ FY: 'physics', KE: 'chemistry', NO: 'science', GE: 'geography', HI: 'history', RE: 'religion', SH: 'civics' },
  ...{ SO: 'social study subjects', SL: 'crafts', SV: 'Swedish', SVA: 'Swedish as a second language', TN: 'sign language' },
  TK: 'technology',
}
const subjectName = (code: string): string => subjectNames[code] ?? code

export const templateWords: Wording<typeof swedish> = {
  grades9: {
    title: 'Grades in Year 9',
    about: 'Final grades, eligibility for upper secondary school and subject by subject, over time and against the municipality.',
    lead: 'How did it go for the pupils who left Year 9, and how has it looked over time?',
    intro: `The merit value is the sum of a pupil’s 16 or 17 best grades. It can be at most 340.\n\n${reading}`,
    eligible: 'Eligibility for upper secondary school',
    eligibleText:
      'To be admitted to a vocational programme a pupil needs passing grades in Swedish or Swedish as a second language, English, mathematics and five more subjects. Whoever lacks them starts upper secondary school on an introductory programme.',
    subjects: 'Subject by subject',
    tests: 'Grades and national tests',
    testsText:
      'The test supports the teacher’s grading and is no answer key: a grade weighs in all that the pupil has shown. The figure is the share of pupils with a final grade higher than the test grade, less the share with a lower one. Plus is the most common in the whole country. What is worth talking about is large distances, and distances that differ between subjects or schools.',
    classes: 'The classes',
    classesText: 'A class is a small group. Compare several school years rather than two classes in a single year.',
    talk: 'To talk about',
    talkText:
      'Which subjects keep most pupils from being eligible?\n\nAre they the same subjects for girls and boys?\n\nDo we see the same thing several school years in a row? Then it is seldom chance.\n\nWhat did we know already in Year 6, and what did we do then?',
  },
  grades6: {
    title: 'Grades in Year 6',
    about: 'The first grades: passed in all subjects and subject by subject.',
    lead: 'The first grades show in which subjects pupils need support, while there is time.',
    intro: `Grades of the spring term in Year 6 are counted here.\n\n${reading}`,
    subjects: 'Subject by subject',
    classes: 'The classes',
    talk: 'To talk about',
    talkText:
      'Which subjects have most pupils who have not passed?\n\nWhat support do they already get, and what do we see that it gives?\n\nWhat does the receiving lower secondary school need to know about the group?',
  },
  sexes: {
    title: 'Girls and boys',
    about: 'How far apart girls and boys are: over time, in each subject and at each school.',
    lead: 'Where are girls and boys far apart, and where are they not?',
    intro: `Look first at how the difference has been over time. A difference that is as large year after year says more than one that jumps.\n\n${reading}`,
    subjects: 'In which subjects?',
    schools: 'At which schools?',
    talk: 'To talk about',
    talkText:
      'Are there subjects where the difference is small? What do we do there that we can do in other subjects?\n\nIs the difference here larger or smaller than in the municipality?\n\nDo girls and boys get support to the same degree when they need it?',
  },
  myClass: {
    title: 'My class',
    about: 'The classes you are responsible for: number of pupils, results and subjects.',
    lead: 'Your classes in figures. A class is a small group, so read the figures together with what you know.',
    intro: `There are grades for Years 6 and 9. Classes in other years have no grades here yet.\n\n${reading}`,
    size: 'How many are we?',
    results: 'Results',
    subjects: 'Subject by subject',
    pointsIn: (code) => `Grade points in ${subjectName(code)}`,
    passedIn: (code) => `Passed in ${subjectName(code)}`,
    talk: 'To bring to the talk',
    talkText:
      'What in the figures do you recognise, and what surprises you?\n\nWhich subject teachers do you need to talk to?\n\nWrite a note to whoever made the report if something ought to be brought forward.',
  },
  subjects: {
    title: 'Subject profile',
    about: 'All subjects side by side, and mathematics, English and Swedish over time.',
    lead: 'In which subjects do the pupils get far, and in which does the teaching need to develop?',
    intro: `Grade points are the mean of the grades in the subject, where A is 20, E is 10 and F is 0.\n\nNote that different subjects are graded differently. So compare the subject with the same subject in the municipality rather than with another subject.\n\n${reading}`,
    points: 'Grade points',
    passed: 'Passed',
    time: 'Over time',
    timeOf: (subject) => `${subject} over time`,
    named: { MA: 'Mathematics', EN: 'English', SV: 'Swedish', SVA: 'Swedish as a second language' },
    talk: 'To talk about',
    talkText:
      'In which subjects is the school clearly apart from the municipality?\n\nHow sure are we that grades mean the same thing in all classes?\n\nWhich subject team can show the others how it works?',
  },
  quality: {
    title: 'The education provider’s quality report',
    about: 'A basis for systematic quality work: the state, the development and equity, with room for analysis.',
    lead: 'The education provider is to follow up the results, analyse them and decide on measures. Here is the basis, with room for the analysis.',
    intro: `The Education Act (2010:800), chapter 4, section 3, says that the education provider is to plan, follow up and develop the education systematically and continuously.\n\n${reading}`,
    pupils: 'The pupils',
    results: 'The results in Year 9',
    early: 'The results in Year 6',
    followed: 'The same pupils in Year 6 and Year 9',
    followedText:
      'Those who were pupils here both times are followed. The same grade asks for more in Year 9 than in Year 6, and some subjects are graded one by one only later.',
    equity: 'Equity',
    equityText:
      'Education is to be equivalent: it is to be of high quality whatever the school, sex and background. The schools stand in alphabetical order. Small schools have great uncertainty, so compare the intervals and not only the dots.',
    analysis: 'Analysis',
    analysisText:
      'Write here: What do we see? What do we think it depends on, and how do we know? Which schools have we talked to?',
    measures: 'Conclusions and measures',
    measuresText: 'Write here: What is to be done, by whom, by when, and how do we see whether it helped?',
  },
}
