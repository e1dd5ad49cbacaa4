// What runs say: in troubles, on the page and in mail, and in what is left beside files.
import type { Wording } from '../../contract/index.ts'
import { formatInstant, formatNumber } from '../../picture/index.ts'
import type * as sv from './sv-runs.ts'

export const runWords: Wording<typeof sv.runWords> = {
  readMe: 'READ ME.txt',
  broke: 'The load was cut off by an error in the program or because the server was closed. Nothing has been changed.',
  onPage: 'Something stood in the way of the load. What it is can be read on the page Data.',
  failed: (source, problem, retryAt) =>
    `${source}: ${problem}${retryAt === null ? '' : ` It is tried again ${formatInstant(retryAt)}.`}`,
  stopped: (source, why) => `${source}: the latest delivery was stopped and the earlier figures hold. ${why.join(' ')}`,
  late: (source, days, everyDays) =>
    `${source}: no delivery for ${days} days. One is awaited ${everyDays === 1 ? 'every day' : `every ${everyDays} days`}.`,
  unusual: (source, rows, before) =>
    `${source}: the latest delivery has ${formatNumber(rows)} rows, those before it about ${formatNumber(before)}. Is that right?`,
  stoppedHeading: (load) => `Load ${load} was stopped. Nothing of the files in this folder has been loaded.`,
  stoppedAdvice: 'Correct it in the system that the file comes from, and put a new file into the inbox.',
  rejectsName: (load) => `waiting-rows-load-${load}`,
  rejectsHeading: ['File', 'Row', 'Column', 'Value', 'Check', 'What is wrong'],
}
