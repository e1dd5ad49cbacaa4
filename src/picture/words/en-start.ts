import type { Wording } from '../../contract/index.ts'
import { plural } from './plural.ts'
import type { start as swedish } from './sv-start.ts'

export const start: Wording<typeof swedish> = {
  page: 'Your mirror',
  lead: (place, pupils, year) => [place, pupils, `school year ${year}`].filter((part) => part !== null).join(' · '),
  pupils: (count) => `${count} pupils`,
  unit: 'Unit',
  figures: 'The most important figures',
  stage: (label, stageYear) => (/Year \d/.test(label) ? label : `${label}, Year ${stageYear}`),
  year: (year) => `School year ${year}`,
  higher: 'Higher',
  lower: 'Lower',
  same: 'Unchanged',
  than: (value) => `than the year before (${value})`,
  against: (value) => `from the year before (${value})`,
  chance: ', may be chance',
  municipality: (value) => `The municipality ${value}.`,
  country: (value) => `Sweden ${value}.`,
  noYearBefore: 'No figure for the year before.',
  hidden: 'Too few pupils to show a result.',
  rising: (years) => `Up ${years} school years in a row.`,
  falling: (years) => `Down ${years} school years in a row.`,
  look: (label) => `Explore ${label}`,
  empty: 'There are no results here yet',
  emptyText:
    'They appear here when grades or a pupil register for the unit have been loaded. Ask the coordinator if you miss something, or look at the whole municipality.',
  sexes: 'Girls and boys',
  sexesLead: 'Differences that the mean does not show: grade points by subject, latest school year.',
  sexesLook: 'Explore girls and boys by subject',
  fresh: 'How fresh is it?',
  loaded: (date) => `loaded ${date}`,
  data: 'Data',
  news: 'New since last time',
  newSince: (date, names) =>
    `Since your visit on ${date}, ${names.join(', ')} ${plural(names.length, 'has', 'have')} been loaded.`,
  first: 'Welcome. Press a figure to explore it, or Explore to ask a question of your own.',
  tiles: (count) => `${count} ${plural(count, 'figure', 'figures')}`,
}
