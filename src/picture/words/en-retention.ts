import type { Wording } from '../../contract/index.ts'
import { words } from './en.ts'
import { plural } from './plural.ts'
import type { retentionWords as swedish } from './sv-retention.ts'

const years = (count: number): string => `${count} ${plural(count, 'year', 'years')}`
const months = (count: number): string => `${count} ${plural(count, 'month', 'months')}`

/** `1 month`, `10 years`, `1 year and 6 months`. */
function period(count: number): string {
  const [whole, rest] = [Math.floor(count / 12), count % 12]
  if (whole === 0) return months(rest)
  return rest === 0 ? years(whole) : `${years(whole)} and ${months(rest)}`
}

/** `1 row`, `1,234 rows and 12 files`. */
function amount(rows: string, files: string): string {
  const parts = [
    ...(rows === '0' ? [] : [`${rows} ${rows === '1' ? 'row' : 'rows'}`]),
    ...(files === '0' ? [] : [`${files} ${files === '1' ? 'file' : 'files'}`]),
  ]
  return parts.join(' and ')
}

const is = (rows: string, files: string): string =>
  amount(rows, files).startsWith('1 ') && !(rows !== '0' && files !== '0') ? 'is' : 'are'

export const retentionWords: Wording<typeof swedish> = {
  confirm: 'DELETE',
  mixed: (files) =>
    `${files} ${plural(files, 'file also holds', 'files also hold')} later school years and ${plural(files, 'stays', 'stay')}, encrypted, until those are too old as well. The rows leave the figures all the same.`,
  versions: 'All older versions are removed. One cannot go back to them, and nothing can be undone.',
  aggregates: 'Figures for school years that leave are not kept, not even as sums.',
  nothing: 'Nothing is too old.',
  dryRun: 'Nothing is changed. This much is too old:',
  applied: 'This has been removed:',
  apply: (word) => `Run the same command with --apply ${word} to remove it.`,
  period,

  lead: 'What is older than it may be kept. The board decides the periods. Nothing is removed before you confirm it.',
  loadProblem: 'Retention could not be shown',
  past: (rows, files) => `${amount(rows, files)} ${is(rows, files)} older than may be kept.`,
  nonePast: 'Nothing is older than it may be kept.',
  classes: 'What is kept, and for how long',
  facts: { kept: 'Kept for', before: 'Too old is', rows: 'Rows', files: 'Files', span: 'From and to' },
  beforeYear: (year) => `everything before school year ${year}`,
  beforeDay: (day) => `everything before ${day}`,
  span: (oldest, newest) => (oldest === newest ? oldest : `${oldest} to ${newest}`),
  inClass: 'Nothing is too old.',
  change: 'Change the period',
  changeOf: (label) => `Change the period for ${words.inSentence(label)}`,
  bounds: (least, most, proposed) => `From ${period(least)} to ${period(most)}. The proposal is ${period(proposed)}.`,
  save: 'Save the period',
  cancel: 'Cancel',
  changed: (label, count) => `${label}: now kept for ${period(count)}.`,
  periodProblem: 'The period is not changed',

  run: 'Remove',
  runText:
    'What is too old is removed from the figures, the vault of names, the archive and the log. It cannot be undone. Skolspegel does not reach backups: let old copies expire.',
  word: (word) => `Type ${word} to confirm`,
  runProblem: 'The removal has not begun',
  running: 'The removal is under way',
  step: (step, of) => `Step ${step} of ${of}`,
  steps: {
    waiting: 'Counting what is too old. A load under way may finish first.',
    making: 'Making a new version of the figures without what is too old. It takes about as long as a load.',
    clearing: 'Removing older versions, files, names and log rows.',
  },
  began: (instant) => `Began ${instant}. You may leave the page meanwhile.`,
  done: 'The latest removal',
  doneText: (rows, files, instant) =>
    `${amount(rows, files)} ${is(rows, files) === 'is' ? 'was' : 'were'} removed ${instant}. It is in the log.`,
  doneNothing: 'Nothing needed to be removed.',
  failed: 'The removal was not completed',
  failedText:
    'Something went wrong in the program. Start it again: what was removed is gone, the rest is still there. If it happens again, ask whoever looks after operations to read what the server prints.',
}
