// The English words of the versions of the figures.
import type { Wording } from '../../contract/index.ts'
import { plural } from './plural.ts'
import type { versionWords as swedish } from './sv-versions.ts'

export const versionWords: Wording<typeof swedish> = {
  heading: 'Versions',
  lead: 'The latest versions of the data are kept. If something went wrong one can go back while it is corrected.',
  none: 'There is no version yet.',
  problem: 'The versions could not be fetched',
  version: (id) => `Version ${id}`,
  causes: {
    load: (load, source) => `load ${load}, ${source}`,
    rederive: 'the program was updated',
    local: 'own measures were changed',
    retention: 'retention',
  },
  current: 'Shown now',
  compare: 'Show what differs',
  compareOf: (id) => `Show what differs: version ${id}`,
  close: 'Close',
  compareProblem: 'The differences could not be fetched',
  differs: (current, id) => `This is how version ${id} differs from version ${current}, which is shown now.`,
  same: 'The same files. Figures may differ still, if they were worked out anew.',
  files: (added, removed) =>
    [
      ...(added === 0 ? [] : [`${added} more ${plural(added, 'file', 'files')}`]),
      ...(removed === 0 ? [] : [`${removed} fewer ${plural(removed, 'file', 'files')}`]),
    ].join(', '),
  rows: (before, after) => `${after} rows, ${before} before`,
  years: (first, last, count) => (count === 1 ? first : `${count} school years (${first}–${last})`),
  changes: { added: 'only there', removed: 'missing there', changed: 'other data' },
  more: (count) => `${count} more.`,
  back: 'Go back to this',
  backTo: (id) => `Go back to this: version ${id}`,
  sure: (id) => `Everybody then sees version ${id}. Nothing is lost: one can come back here, and the files can be loaded again.`,
  confirm: (id) => `Go to version ${id}`,
  cancel: 'Cancel',
  backProblem: 'The version was not changed',
  done: (id) => `Version ${id} is shown now.`,
}
