import type { Wording } from '../../contract/index.ts'
import { words } from './en.ts'
import { plural } from './plural.ts'
import type { exportWords as swedishExportWords, fileWords as swedishFileWords } from './sv-exports.ts'

const questions = (count: number): string => `${count} ${plural(count, 'question', 'questions')}`

export const exportWords: Wording<typeof swedishExportWords> = {
  heading: 'Take along',
  formats: { xlsx: 'Excel', pdf: 'PDF', png: 'Picture (PNG)', svg: 'Picture (SVG)', csv: 'CSV' },
  link: 'Link',
  linkCopied: 'The link is copied. It shows the same figures even after the next load.',
  linkShown: 'Link to the same figures',
  noQuestions:
    'The report has no questions, so there are no figures to make files of. Print the page to have its texts on paper.',
  fetching: 'The figures are being fetched …',
  noFigures: 'None of the questions can be shown to you, so there are no figures to take along.',
  mixed: (generation) =>
    `New data have come while you were reading. The file is made of the latest, version ${generation}. Reload the page to see them.`,
  savedOnly: 'The files are made of the saved report, without the changes that are not saved.',
  withoutNotes: 'The notes do not go with the files.',
  firstPicture: 'The picture shows the first chart.',
  forWhom: 'Who is the file for?',
  readers: { me: 'For me', others: 'For others' },
  explained: {
    me: 'The file shows what you see here, and may hold figures that only you may see.',
    others: 'The file is worked out anew for readers without pupil lists: what only your role or own unit may see is hidden.',
  },
  making: (format) => `Making the file (${format}) …`,
  waiting: (ahead) =>
    ahead === 0 ? 'Waiting for its turn.' : `Waiting for ${ahead} ${plural(ahead, 'file', 'files')} before it.`,
  asking: (done, of) => `${done} of ${questions(of)} fetched.`,
  writing: 'The file is being written.',
  cancel: 'Cancel',
  cancelled: 'The file was cancelled.',
  made: (name) => `${name} is saved.`,
  problem: 'The file could not be made',
}

export const fileWords: Wording<typeof swedishFileWords> = {
  name: (title, about, generation, forOthers) =>
    `${title}${about === null ? '' : `, ${about}`}, version ${generation}${forOthers ? ', for others' : ''}`,
  nameless: 'Skolspegel',
  contents: 'Contents',
  basis: 'Basis',
  toContents: 'To the contents',
  sheet: 'Sheet',
  question: 'Question',
  says: 'What the figures say',
  notShown: 'Not shown',
  from: (column) => `${column}, from`,
  to: (column) => `${column}, to`,
  points: (label) => `${label}, percentage points`,
  interval: 'The columns “from” and “to” give 95% uncertainty.',
  asked: 'The questions',
  measure: 'Measure',
  by: 'Split',
  notSplit: 'none',
  except: (names) => `all but ${names}`,
  span: (from, to) => `${from} to ${to}`,
  since: (from) => `from ${from}`,
  until: (to) => `to ${to}`,
  more: (count) => `${count} more`,
  last: (count) => (count === 1 ? 'the latest' : `the last ${count}`),
  comparisons: 'Compared with',
  comparedGap: (a, b) => `the difference ${a} and ${b}`,
  definitions: 'How it is calculated',
  protection: 'Protection of small groups',
  files: 'Source files',
  fileCount: 'Number of files',
  filesElsewhere: 'The files one by one are in the workbook, and in Skolspegel under Where does the figure come from?',
  about: 'About the file',
  version: 'Version of the data',
  asOf: 'The data are as of',
  catalogue: 'Catalogue of measures',
  madeBy: 'Made by',
  madeByText: (name, role) => `${name}, ${words.inSentence(role)}`,
  forWhom: 'For whom',
  forMe: 'The file is for the one who made it. It may hold figures that others may not see, so do not pass it on.',
  forOthers:
    'The file is for readers without pupil lists: the figures follow the rules that hold outside the own unit and are tried together.',
  address: 'Open the same figures',
  municipality: 'Municipality',
  readFor: 'Read for',
  note: 'Note',
  demo: 'Made-up figures: the municipality, the schools and the pupils do not exist.',
  short: (generation, asOf) => `Skolspegel · version ${generation} · data as of ${asOf}`,
  footer: (generation) => `Skolspegel, version ${generation}`,
  of: 'of',
  part: (part, of) => `part ${part} of ${of}`,
  alt: (title, form, sentence) => `${title}. ${form}. ${sentence} The same figures are in the table.`,
  unreadableLetters: 'Characters that the typeface lacks stand as □.',
  csv: ['Version', 'Data as of', 'Catalogue of measures', 'Made by'],
}
