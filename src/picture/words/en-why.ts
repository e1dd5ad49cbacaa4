import type { Wording } from '../../contract/index.ts'
import type { explained as swedishExplained, whyWords as swedishWhyWords } from './sv-why.ts'

export const explained: Wording<typeof swedishExplained> = {
  refused: 'The question is refused',
  limited: {
    ownSchools: 'The question is about the own school only',
    ownGroups: 'The question is about your own classes only',
  },
  inside: (names) => ({
    title: `Own unit: ${names}`,
    text: 'Here the rules of the own unit hold. You have the list, so more can be shown than to others.',
  }),
  before: (names) => ({
    title: `Before your unit: ${names}`,
    text: 'The unit has ended and yours came after it. Its school years therefore count as your own.',
  }),
  outside: {
    all: 'All schools and the municipality',
    others: 'Other schools and the municipality',
    whole: 'Your school and the municipality as a whole',
  },
  elsewhere: (title) => `${title}, outside the own unit`,
  rules: {
    ownFew: {
      title: 'Fewer than five at the own unit',
      text: 'Numbers and shares for groups of fewer than five pupils are never shown.',
    },
    ownHeads: {
      title: 'Five to nine at the own unit',
      text: 'A share of five to nine pupils is shown as a number, for instance “8 of 9”, since you have the list.',
    },
    ownMean: {
      title: 'Means at the own unit',
      text: 'Means are shown from ten pupils on. A mean of few says too much about each of them.',
    },
    few: {
      title: 'Fewer than ten',
      text: 'Groups of fewer than ten pupils are hidden. For means and shares the pupils who have a value are counted.',
    },
    complement: {
      title: 'When the rest is fewer than ten',
      text: 'A group is also hidden when what is left of the school, the municipality or the split is one to nine pupils. They could otherwise be worked out by subtraction.',
    },
    ownSchoolAsWhole: {
      title: 'Your school as a whole',
      text: 'Of the school, what both outsiders and the principal may see is shown, since you have the lists of your own classes only.',
    },
    rest: {
      title: 'When your own pupils are taken away',
      text: 'You know your own pupils one by one. A figure that they are part of is shown only when the others in it are a group that may be shown as well.',
    },
    several: {
      title: 'Several units from the inside',
      text: 'You know several units from the inside. Then more of the others is hidden, and with more than three in the same school year nothing is shown outside your own.',
    },
    zeroOrAll: {
      title: 'Almost all or almost none',
      text: 'When one to four did not reach the goal, ~100 is shown, or nothing. When four or fewer reached it, nothing is shown. That all reached it is shown.',
    },
    secondary: {
      title: 'For another group’s sake',
      text: 'Sometimes a larger group is hidden, so that a small one cannot be worked out from what is shown.',
    },
    roundedMean: {
      title: 'Rounded means',
      text: 'Means are rounded, so that they do not tell how many lack a value.',
    },
    roundedHeads: {
      title: 'Numbers in tens',
      text: 'Numbers of pupils are given in tens, since the board’s figures may be passed on.',
    },
    waiting: {
      title: 'Corrections wait',
      text: 'A correction of one to nine pupils is not shown until the next measuring day, 15 October or 15 May.',
    },
    attributes: {
      title: 'Sex, background and year group',
      text: 'A class can be split by sex only, a school by one personal attribute at a time and the municipality by two. With more the groups become too small.',
    },
    noClass: {
      title: 'Pupils in no class',
      text: 'Pupils with protected personal data, and pupils that the pupil register has said nothing about, are counted in the school but in no class.',
    },
    made: {
      title: 'Own measures and groups',
      text: 'They are worked out from what is shown of their parts. If any part is hidden, the whole is hidden.',
    },
  },
}

export const whyWords: Wording<typeof swedishWhyWords> = {
  lead: 'What opens figures and lists for you, and what the rules close for everybody in your role.',
  now: (about) => `Right now: ${about}`,
  opens: 'This opens',
  closes: 'This is closed',
  inUse: 'in use now',
  resting: 'resting',
  nothing: 'Nothing opens anything for you right now.',
  loadProblem: 'Your access could not be shown',
  question: 'The question',
  questionLead: 'What decides what you see of a question, rule by rule. No figures are read to answer that.',
  effects: {
    closes: 'Why you see nothing',
    opens: 'What you see',
    limits: 'How the question is limited',
    hides: 'What may be hidden',
  },
  everything: 'Everything that holds for your role',
  unreadable: 'The address holds no question',
  unreadableText: 'Go back to the figures and follow the link under them again.',
}
