import type { Wording } from '../../contract/index.ts'
import type { cohort as swedish } from './sv-cohort.ts'

const stage = (stageYear: number): string => (stageYear === 0 ? 'the preschool class' : `Year ${stageYear}`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const cohort: Wording<typeof swedish> = {
  kept: (pupils) => `${pupils} were there both times`,
  joined: (pupils) => `${pupils} have joined`,
  left: (pupils) => `${pupils} have left`,
  few: 'fewer than ten',
  about: (pupils) => `about ${pupils}`,
  counted: (parts) => `The same pupils: ${parts}.`,
  others: 'The other numbers are not shown, since they could then be worked out.',
  untold: 'How many pupils were there both times, have joined or have left is not shown.',

  time: (stageYear, schoolYear) => `${stage(stageYear)}${schoolYear === null ? '' : ` in ${schoolYear}`}`,
  stayed: (pupils, from, to) => `${capital(pupils)} pupils were here both in ${from} and in ${to}.`,
  nobodyStayed: (from, to) => `No pupil was here both in ${from} and in ${to}.`,
  followed: (from, to) => `Those who were in both ${from} and ${to} are shown here.`,
  came: (pupils) => `${pupils} have joined`,
  nobodyCame: 'nobody has joined',
  gone: (pupils) => `${pupils} have left`,
  everybodyStays: 'nobody has left',
  moves: (parts) => `${capital(parts.join(' and '))}.`,
  oneTime: 'There are figures for one of the two times only.',
  gap: (at, above, distance, below) => `in ${at} ${above} were ${distance} above ${below}`,
  even: (at, one, other) => `in ${at} ${one} and ${other} were level`,
  gapNow: (at, distance) => `in ${at} it is ${distance}`,
  evenNow: (at) => `in ${at} they are level`,
  turned: (at, distance, above, below) => `in ${at} ${above} are ${distance} above ${below}`,
  chance: ' (may be chance)',
  thenAndNow: (then, now) => `${capital(then)}, ${now}.`,
  unlike: 'The levels cannot simply be compared: the measure adds up the subjects that each year group has.',

  titled: (title) => `${title}, the same pupils`,
  option: (time) => `The same pupils in ${time}`,
  optionAbout: 'Only those who were there both times, then and now.',
  chip: (stageYear) => `the same pupils in ${stage(stageYear)}`,
  lead: (stageYear) => `the same pupils as in ${stage(stageYear)}`,
  begins: (time, later) => `The same pupils are now followed ${later ? 'to' : 'from'} ${time}.`,
  follow: (stageYear, later) => `Follow the same pupils ${later ? 'to' : 'from'} ${stage(stageYear)}`,
  stop: 'Stop following the same pupils',
  stopped: 'All pupils are shown now.',
  closedTitle: 'Follow the same pupils in another way',
  takeWhole: 'Follow them in the whole municipality',
  takeOwn: 'Follow them in your own units',
  take: (time, later) => `Follow them ${later ? 'to' : 'from'} ${time}`,
  fact: 'The same pupils',
  factOf: (time) => `as in ${time}`,
}
