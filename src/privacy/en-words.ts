import type { Wording } from '../contract/index.ts'
import type { privacyWords as swedish } from './sv-words.ts'

export const privacyWords: Wording<typeof swedish> = {
  heads: (some, of) => `${some} of ${of}`,
  about: (count) => `about ${count}`,
  before: (schoolYear) => `Before ${schoolYear}`,
  inside: (label) => label.charAt(0).toLowerCase() + label.slice(1),
  what: {
    classes: 'figures by class',
    classesElsewhere: (id) => `classes at another school (${id})`,
    operators: 'figures by education provider',
    otherSchool: (id) => `another school (${id})`,
    otherClasses: (id) => `other classes than the own (${id})`,
    otherSubjects: (group, subjects) => `what the question is about in ${group} (the duty covers ${subjects})`,
    otherYears: (group, schoolYears) => `${group} in school year ${schoolYears}`,
    lists: 'pupil lists',
    list: (group, schoolYear) => `the pupil list of ${group} in school year ${schoolYear}`,
    extract: 'register extracts',
  },
  instead: {
    class: 'Ask about the whole school, or split the class by sex.',
    school: 'Ask about the whole municipality, or about one attribute at a time.',
    fewer: 'Remove one of them.',
  },
  cohort: {
    years: 'the measures are about different school years',
    yearsInstead: 'Choose the school year with in, in where.',
    stages: 'the pupils of the whole municipality are followed over three school years',
    stagesInstead: 'Ask for instance about Year 9 and those who were in Year 6, or about Year 6 and those who were in Year 3.',
    gap: (id) => `the difference ${id} is not between the sexes`,
    gapInstead: 'Ask for the difference between girls and boys.',
    outside: (dimension) => `outside the own unit they are shown for the whole municipality only, not by ${dimension}`,
    outsideInstead: 'Ask about the whole municipality; it can be split by sex and subject.',
    own: 'you follow pupils at the own units',
    ownClassInstead: 'Choose a class of your own, or split by class.',
    ownUnitInstead: 'Choose a school or class of your own, or split by them.',
    split: (dimension) => `they cannot be split by ${dimension}`,
    splitInstead: 'They can be split by class, sex and subject.',
    foreign: (id) => `${id} is no unit of your own`,
    foreignInstead: 'Choose a school or class of your own.',
  },
}
