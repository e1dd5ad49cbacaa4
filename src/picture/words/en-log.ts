import type { AuditKind, Wording } from '../../contract/index.ts'
import { extractWords } from './en-extract.ts'
import { plural } from './plural.ts'
import type { logWords as swedishLogWords, pupilWords as swedishPupilWords, told as swedishTold } from './sv-log.ts'

const purposes: Wording<typeof swedishLogWords.purposes> = {
  teaching: 'Planning teaching',
  support: 'Support and adaptations',
  grading: 'Grading',
  handover: 'Handover between teachers or schools',
  guardians: 'Talks with pupil and guardians',
  checking: 'Checking that the data are right',
}

const events: Readonly<Record<string, string>> = {
  uppföljning: 'Follow-up',
  registerutdrag: 'Who has seen me?',
  // accounts and sessions
  local: 'By password',
  sso: 'Through the sign-in service',
  breakGlass: 'With a reserve account',
  create: 'New account',
  createBreakGlass: 'New reserve account',
  setUp: 'The first account',
  password: 'New password',
  reset: 'New link for a password',
  resetWithCode: 'New link for a password, codes removed',
  close: 'Closed',
  reopen: 'Opened again',
  staff: 'Tied to a member of staff',
  staffRemoved: 'No longer tied to a member of staff',
  codeOn: 'Codes turned on',
  codeOff: 'Codes turned off',
  recoveryCodes: 'New recovery codes',
  end: 'One session',
  endAll: 'All sessions',
  // grants and settings
  give: 'Given',
  withdraw: 'Removed',
  file: 'From a file',
  ownAddress: 'Own address',
  providerAdded: 'New sign-in service',
  providerChanged: 'Sign-in service changed',
  providerRemoved: 'Sign-in service removed',
  providerRestored: 'Sign-in service back',
  claimRules: 'Rules for roles',
  // loads
  published: 'Published',
  unchanged: 'Unchanged',
  stopped: 'Stopped',
  cancelled: 'Cancelled',
  uploaded: 'File in the inbox',
  feed: 'Times of the loads',
  mail: 'Mail about loads',
  mailTrial: 'Trial mail',
  // refusals, by the fault's code
  notPermitted: 'The role does not open it',
  noFiguresForRole: 'The role sees no figures',
  emptyScope: 'The role lacks a school or class',
  roleNotGranted: 'Does not have the role',
  codeNeeded: 'Codes must be turned on first',
  signInFailed: 'Wrong user name or password',
  signInLocked: 'Too many attempts',
  wrongCode: 'Wrong code',
  wrongPassword: 'Wrong password',
  setUpRefused: 'Wrong one-time code',
  accountClosed: 'The account is closed',
  noGrants: 'No access',
  signInAborted: 'Cancelled at the sign-in service',
  signInLost: 'The sign-in did not belong to the browser',
  samlAnswerInvalid: 'The sign-in service’s answer was not accepted',
  providerAnswerInvalid: 'The sign-in service’s answer was not accepted',
  providerNamesNobody: 'The sign-in service did not say who',
  providerUnreachable: 'The sign-in service could not be reached',
}
const reportActs: Readonly<Record<string, string>> = {
  create: 'New report',
  save: 'Saved',
  restore: 'Earlier version back',
  remove: 'Removed',
  recall: 'Recalled',
  share: 'Shared',
  unshare: 'No longer shared',
  note: 'New note',
  answer: 'Note answered',
}
const localActs: Readonly<Record<string, string>> = {
  save: 'Draft saved',
  publish: 'Published',
  withdraw: 'Withdrawn',
  discard: 'Draft discarded',
}
const purposeNames = (kind: AuditKind): readonly Readonly<Record<string, string>>[] =>
  kind === 'report' ? [reportActs] : kind === 'local' ? [localActs] : [purposes, extractWords.purposes, events]

export const logWords: Wording<typeof swedishLogWords> = {
  kinds: {
    answer: 'Question',
    export: 'Export',
    pupilList: 'Pupil list',
    pupilExtract: 'Register extract',
    signIn: 'Sign-in',
    signOut: 'Sign-out',
    session: 'Session ended',
    refused: 'Refused',
    account: 'Account',
    grant: 'Access',
    search: 'Search in the log',
    load: 'Load',
    rollback: 'Rollback',
    retention: 'Retention',
    settings: 'Setting',
    report: 'Report',
    preview: 'Preview',
    local: 'Own measures',
  },
  lead: 'Who has seen what, when and why. There are no figures here, and every search is itself written in the log.',
  search: 'Search',
  csv: 'Fetch as a file',
  kind: 'Event',
  role: 'Role',
  all: 'all',
  person: 'Person',
  text: 'Text in the question',
  from: 'From',
  to: 'To',
  dayHint: 'For instance 2026-01-31',
  problem: 'The search did not work',
  nothing: 'Nothing in the log matches.',
  older: 'Show older',
  rows: 'Rows in the log, the latest first',
  pupils: (count) => `${count} ${plural(count, 'pupil', 'pupils')} by name`,
  raw: 'As it stands in the log',
  purposes,
  purpose: (kind, name) => purposeNames(kind).find((names) => Object.hasOwn(names, name))?.[name] ?? name,
  someone: (actor) =>
    actor === 'system'
      ? 'Operations (command line)'
      : actor === 'nobody'
        ? 'Not signed in'
        : 'The account does not exist any longer',
}

export const told: Wording<typeof swedishTold> = {
  per: (dimensions) => `by ${dimensions}`,
  chosen: (label, members) => `${label}: ${members}`,
  without: (label, members) => `${label}: all but ${members}`,
  more: (names, left) => `${names.join(', ')} and ${left} more`,
  span: (label, from, to) =>
    from === null ? `${label}: up to ${to}` : to === null ? `${label}: from ${from} on` : `${label}: ${from} to ${to}`,
  last: (label, one, count) => `${label}: ${count === 1 ? one : `the last ${count}`}`,
  latest: { schoolYear: 'the latest', other: 'the latest' },
  against: (what) => `Compared with ${what}`,
  shift: (years) =>
    years === -1
      ? 'the school year before'
      : years === 1
        ? 'the school year after'
        : `${Math.abs(years)} school years ${years < 0 ? 'earlier' : 'later'}`,
  pool: (years) => `the mean of the ${years} school years before`,
  municipality: 'the municipality',
  wholeSchool: 'the whole school',
  everybody: 'all',
  regardless: (whole, dimensions) => `${whole} (whatever the ${dimensions})`,
  country: 'Sweden',
  area: (code) => `municipality ${code}`,
  gap: (one, other) => `the difference between ${one} and ${other}`,
  cohort: (schoolYear, stageYear) =>
    `The same pupils as in Year ${stageYear}${schoolYear === null ? '' : ` in school year ${schoolYear}`}`,
  version: (generation) => `Version ${generation} of the data`,
  list: (group, schoolYear, note) => `Class ${group}, school year ${schoolYear}.${note === null ? '' : ` Note: ${note}`}`,
  wholeLog: 'The whole log.',
  left: (label, rows, files) =>
    `${label} (${[rows === 0 ? null : `${rows} ${plural(rows, 'row', 'rows')}`, files === 0 ? null : `${files} ${plural(files, 'file', 'files')}`].filter((part) => part !== null).join(', ')})`,
  period: (label, months) => `${label}: kept for ${months} months.`,
  grant: (role, scope, days) => `${role}${scope === null ? '' : `, ${scope}`}, ${days}`,
  shared: (whom, may) => (may === null ? `${whom}.` : `${whom}, may ${may === 'edit' ? 'change' : 'read'}.`),
  saved: (version, from) => `Version ${version}${from === null ? '' : `, the same as version ${from}`}.`,
  draft: 'With a draft of an own measure.',
  local: (name, title, version) => `${title === null ? name : `${title} (${name})`}, version ${version}.`,
  replaced: (given, kept, withdrawn) => `${given} new, ${kept} stayed, ${withdrawn} were withdrawn.`,
  whose: (what, name) => `${what}. About ${name}.`,
  account: (name) => `About ${name}.`,
  address: (address) => `Address: ${address}`,
  provider: (address) => `Sign-in service: ${address}`,
  feed: (p) =>
    `${p.source}: ${p.at === null ? 'when files come' : `at ${p.at}`}${p.everyDays === null ? '' : `, awaited ${p.everyDays === 1 ? 'every day' : `every ${p.everyDays} days`}`}.`,
  uploaded: (source, file) => `${source}: ${file}.`,
  mail: (server, to) => (to === null ? `Mail is turned off. Server: ${server}.` : `To ${to} through ${server}.`),
  mailTrial: (to) => `To ${to}.`,
  load: (p) =>
    `Load ${p.load}: ${p.source}, ${p.files} ${plural(p.files, 'file', 'files')}. ${p.accepted} ${plural(p.accepted, 'row', 'rows')} accepted, ${p.rejected} held back.`,
  rollback: (from, to) => `From version ${from} of the data to version ${to}.`,
  extract: (format) => `A register extract as ${format}.`,
  refusedMore: (count) => `Refused ${count} more times in the same hour. They do not stand one by one.`,
  rules: (count) => `${count} ${plural(count, 'rule', 'rules')}.`,
  places: {
    account: 'Own account',
    accounts: 'Accounts',
    audit: 'The log',
    catalogue: 'The measures of the figures',
    feeds: 'Times of the loads',
    grants: 'Access',
    loads: 'Loads',
    mail: 'Mail about loads',
    pupils: 'Pupils by name',
    queries: 'Figures',
    query: 'Figures',
    reports: 'Reports',
    rejects: 'Waiting rows',
    runs: 'Loads',
    session: 'Change of role',
    'sign-in': 'Sign-in services',
    upload: 'The inbox',
    status: 'How fresh the data are',
    versions: 'Versions',
    why: 'Why do I see this?',
  },
}

export const pupilWords: Wording<typeof swedishPupilWords> = {
  lead: 'First choose why you need to see pupils by name. Every view is written in the log.',
  purpose: 'Purpose',
  choose: 'choose',
  note: 'Note (optional)',
  noteHint: 'Kept in the log together with the purpose. Write no names.',
  class: 'Class',
  schoolYear: 'School year',
  show: 'Show pupils',
  problem: 'The list could not be shown',
  noClasses: 'You have no classes to show.',
  nobody: 'No pupil in the class can be shown.',
  name: 'Name',
  meritValue: 'Merit value',
  title: (name, school, year) => `${name}, ${school}, ${year}`,
  leftOut: (names) =>
    `${new Intl.ListFormat('en-GB').format(names)} ${plural(names.length, 'is', 'are')} not in the list, since the result of somebody who is not in it could otherwise be worked out. The school’s figures are on the Mirror.`,
  grades: 'Grades',
  protected:
    'Pupils with protected personal data, and pupils that the pupil register has said nothing about, are never shown in lists. This sentence stands here even when there is none.',
}
