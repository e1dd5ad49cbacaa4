import type { Wording } from '../../contract/index.ts'
import type { loadWords as swedish } from './sv-load.ts'

export const loadWords: Wording<typeof swedish> = {
  sources: {
    'scb-grades-9': 'Final grades Year 9 (SCB)',
    'scb-grades-6': 'Term grades Year 6 (SCB)',
    roster: 'Pupil register',
    'national-tests': 'National tests',
    attendance: 'Attendance',
    'survey-answers': 'Survey answers',
  },
  absent: 'it does not exist',
  denied: 'the system refuses to read it',
  ledger: {
    unreadable: 'the line cannot be read',
    number: (number) => `the line has number ${number}`,
    lost: 'the last lines are missing',
    changed: 'the line before has been changed or removed',
    cut: 'The last line of the book of loads was cut and has been put aside. It belonged to a load that was not completed.',
  },
  waiting: (pid) => `Another load is under way (process ${pid}). Waiting for it to be done.`,
  underWay: (pid) => `A load is under way (process ${pid}). The latest complete figures are shown meanwhile.`,
  rebuilding: (generation) => `Version ${generation} is missing or damaged. It is being rebuilt from the archive.`,
  shown: (generation) => `Version ${generation} is the latest according to the book of loads and is shown from now on.`,
  rederiving: (generation) =>
    `The program has been updated. The figures are worked out anew by today’s rules (version ${generation}).`,
  remaking: (generation) => `Version ${generation} is made again by today’s markings of protected personal data.`,
}
