import type { Wording } from '../contract/index.ts'
import type { queryProblems as swedish } from './sv-problems.ts'

export const queryProblems: Wording<typeof swedish> = {
  noAreas: 'Published figures for comparison (area)',
  noStart: (dimension) => `the comparison needs something to start from; split by ${dimension} or choose ${dimension} in where`,
  poolOfSeveral: (dimension) =>
    `the mean of earlier years is about one at a time; split by ${dimension} in the question and its totals, or choose one in where`,
  sameGroup: 'a and b are the same group; choose two different ones',
  backwards: (from, to) => `“${from}” comes after “${to}”; let from and to change places`,
  noOrder: (dimension) =>
    `the dimension ${dimension} has no order, so from, to and last cannot be used; give the members with in`,
  twice: (name) => `“${name}” stands twice`,
  notInBy: (name) => `“${name}” must stand in by as well`,
  tooManyGroups: (found, most) => `the question is about ${found} groups at once, at most ${most} are possible`,
  gapOfGroups:
    'a difference cannot be between two groups of your own, since they may have members in common; split by the groups instead',
  notBoth: (one, other) => `${one} and ${other} cannot be used at the same time; choose one of them`,
  cohort: {
    dimensions: { schoolYear: 'school year', stageYear: 'year group', term: 'term' },
    split: 'they are followed to one school year at a time',
    splitInstead: 'Choose the school year or year group in where instead of splitting by them.',
    others: (id) => `the comparison ${id} is about other pupils`,
    othersInstead: 'Ask for it by itself, without cohort.',
    amounts: (measure) => `the measure ${measure} counts minutes, not pupils`,
    amountsInstead: 'Ask for it by itself, without cohort.',
    nobodys: 'answers to a survey are nobody’s, so nobody can be followed in them',
    nobodysInstead: 'Ask without cohort, or for another measure.',
    noTerm: 'the question names no term',
    noTermInstead: 'Choose a term in where.',
    noTarget: 'the question does not say how far',
    noTargetInstead: 'Choose a school year or a year group to follow them to.',
    disagree: (stage, schoolYear, target) =>
      `Year ${stage} in school year ${schoolYear} is not Year ${target} in the school year that the question is about`,
    disagreeInstead: 'Remove one of the conditions, and it follows from the other.',
    ownYear: 'it is the group’s own school year',
    ownYearInstead: 'Choose another school year, or ask without cohort.',
    notOne: (dimension) =>
      `they are followed to one school year at a time, and the question is not about exactly one ${dimension}`,
    notOneInstead: (dimension) => `Choose one ${dimension} in where.`,
    noStage: (stage) => `there is no Year ${stage}`,
    noStageInstead: 'Choose a school year that lies nearer.',
    unknown: (stage, schoolYear) => `nothing tells who was in Year ${stage} in school year ${schoolYear}`,
    noYear: (stage) => `there are no data of the school year when they were in Year ${stage}`,
    unknownInstead: 'Choose another school year, or load its grades and pupil register.',
    addedUp: 'the two times are never added up',
    addedUpInstead: (dimension) => `Take ${dimension} into every total.`,
  },
}
