import type { Wording } from '../../contract/index.ts'
import type { withheld as swedish } from './sv-withheld.ts'

export const withheld: Wording<typeof swedish> = {
  mark: (who, told) => `${who}: ${told}. Show why.`,
  pupils: (who) => `${who}, number of pupils`,
  difference: (who) => `${who}, difference`,
  nearlyAll: 'All but one to four pupils. Exactly how many is not shown, so that none of them can be pointed out.',
  eitherHidden: 'The difference is not shown when either of the two figures is hidden.',
  show: (what) => `Show ${what}`,
  shown: (what) => `Now showing ${what}.`,
  press: (what) => `Press to show ${what}`,
  none: 'There is no wider group to show instead.',
  close: 'Close',
  hint: 'Press the mark to see why, and which wider group can be shown.',

  group: (people, stages, place) =>
    people === null && stages === null ? place.whole : [people, stages, place.in].filter((part) => part !== null).join(' '),
  sexes: { female: 'girls', male: 'boys', unknown: 'pupils of unknown sex' },
  bothSexes: 'girls and boys',
  everybody: 'all pupils',
  pupilsOnly: 'pupils',
  together: 'together',
  backgrounds: {
    swedish: 'with a Swedish background',
    foreign: 'with a foreign background',
    newlyArrived: 'who are newly arrived',
    unknown: 'with an unknown background',
  },
  anyBackground: 'of any background',
  allStageYears: 'in all years',
  stageYearsWhole: 'all years',
  class: (name) => ({ in: `in ${name}`, whole: `the whole of ${name}` }),
  school: (name, all) => ({ in: all ? `in the whole of ${name}` : `at ${name}`, whole: `the whole of ${name}` }),
  operators: {
    municipal: { in: 'in municipal schools', whole: 'all municipal schools' },
    independent: { in: 'in independent schools', whole: 'all independent schools' },
    unknown: { in: 'in schools with an unknown provider', whole: 'all schools with an unknown provider' },
  },
  municipality: { in: 'in the whole municipality', whole: 'the whole municipality' },
}
