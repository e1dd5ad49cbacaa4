import type { Wording } from '../../contract/index.ts'
import type { serverWords as swedish } from './sv-server.ts'

export const serverWords: Wording<typeof swedish> = {
  thisPage: 'this page',
  start: 'the beginning',
  roster: 'the pupil register',
  stored: {
    firstCoordinator: 'The first coordinator',
    duty: 'Duty in the pupil register',
    notInFile: 'Not in the latest file',
    notClaimed: 'Missing at sign-in',
    unknownBrowser: 'Unknown browser',
    claim: (claim, pattern) => `${claim} is ${pattern}`,
    device: (browser, system) => `${browser} on ${system}`,
  },
  firstStart: [
    'There is no coordinator here yet. Make the first account at',
    'with the one-time code',
    'It is shown only here, holds until it is used and changes at every start.',
  ],
  makingUp: 'Making up a municipality …',
  loading: (files, source) => `Loading ${files} files: ${source} …`,
  exports: {
    answers: (megabytes) => `the answers are larger than ${megabytes} MB`,
    memory: (megabytes) => `it needs more than ${megabytes} MB of memory`,
    figures: (figures, most) => `it has ${figures} figures, at most ${most} are possible`,
    rows: (rows, most) => `it has ${rows} rows, at most ${most} can be printed`,
    question: (name) => `“${name}”`,
  },
}
