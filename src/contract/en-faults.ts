import { commandFaults } from './en-command-faults.ts'
import { closedRules, passwordProblems, personalNumberProblems, retentionLabels, roleNames } from './en-told.ts'
import type { Wording } from './language.ts'
import type { faultWords as swedish } from './sv-faults.ts'

const hint = (nearest: string | null): string => (nearest === null ? '' : ` Did you mean “${nearest}”?`)
const made = { png: 'A picture', svg: 'A picture', csv: 'A table', xlsx: 'A workbook', pdf: 'A PDF' }
const parts = {
  note: 'The note',
  block: 'The block',
  folder: 'The folder',
  figure: 'The figure',
  version: 'The version',
  reader: 'The reader',
}

const counted = {
  reports: 'reports',
  folders: 'folders',
  versions: 'versions of a report',
  shares: 'shares of a report',
  notes: 'notes in a report',
}

export const faultWords: Wording<typeof swedish> = {
  // questions
  unknownMeasure: (p) => `There is no measure “${p.name}”.${hint(p.nearest)}`,
  unknownDimension: (p) => `There is no dimension “${p.name}”.${hint(p.nearest)}`,
  unknownMember: (p) => `“${p.name}” is not in the dimension ${p.dimension}.${hint(p.nearest)}`,
  dimensionNotInMeasure: (p) =>
    `The measure ${p.measure} cannot be split by ${p.dimension}.${p.nearest === null ? '' : ` The nearest is ${p.nearest}.`}`,
  invalidQuery: (p) => `The question cannot be read at ${p.at}: ${p.problem}.`,
  tooManyPersonAttributes: (p) =>
    `The question splits by too many personal attributes at once (${p.named}). At most ${p.most} can be combined.`,
  closedCombination: (p) => `${p.dimensions} cannot be combined: the groups become too small to show. ${p.instead}`,
  closedCohort: (p) => `The same pupils cannot be followed that way: ${p.problem}. ${p.instead}`,
  subjectRequired: (p) =>
    `The measure ${p.measure} is about one subject at a time. Split by subject, or choose a subject or a subject group.`,
  testPartRequired: (p) =>
    `The measure ${p.measure} is about the whole test or one part of it at a time. Split by testPart, or choose one part.`,
  oneAtATime: (p) =>
    `The measure ${p.measure} is about one member of ${p.dimension} at a time, or all together. Split by ${p.dimension}, or choose one.`,
  questionRequired: (p) => `The measure ${p.measure} is about one question at a time. Split by question, or choose a question.`,
  respondentGroupRequired: (p) =>
    `The measure ${p.measure} is about one group of respondents at a time. Split by respondentGroup, or choose pupils or guardians.`,
  notYet: (p) => `${p.what} cannot be asked for yet.`,
  // access
  signInRequired: () => 'You need to sign in first.',
  noFiguresForRole: (p) =>
    `The role of ${roleNames[p.role]} sees no figures. Ask whoever administers access for a role that opens figures.`,
  notPermitted: (p) => `Your role does not open ${p.what}.${p.rule === undefined ? '' : ` ${closedRules[p.rule]}`}`,
  emptyScope: (p) =>
    `The role of ${roleNames[p.role]} lacks a ${p.role === 'teacher' ? 'class' : 'school unit'}. Ask whoever administers access to name one.`,
  unknownPupil: () => 'No pupil has that personal identity number here. Check the digits; ten or twelve will do.',
  retentionNotConfirmed: (p) => `What is removed cannot be brought back. Type ${p.word} to confirm. Nothing has been changed.`,
  retentionUnderWay: () => 'A removal is already under way. Wait until it is done; the page Retention shows how far it has come.',
  invalidGrant: (p) => `The access cannot be given: ${p.problem}.`,
  unknownGrant: (p) => `There is no access ${p.id}, or it is already withdrawn.`,
  roleNotGranted: () => 'You do not have that role (any longer). Reload the page.',
  // the municipality's own measures and groups
  invalidLocal: (p) => `The measure cannot be saved: ${p.problem}.`,
  unknownLocal: (p) => `There is no own measure ${p.id}, or it is no longer in that state. Reload the page.`,
  tooManyLocal: (p) => `At most ${p.most} own measures and groups can be published at once. Withdraw something first.`,
  // files made of figures
  exportQuestions: (p) =>
    p.wanted === 'one'
      ? `${made[p.format]} shows one question, and the page has ${p.has === 0 ? 'none' : p.has}. Choose PDF or Excel.`
      : `${made[p.format]} needs at least one question, and the page has none. Add a question first.`,
  exportTooLarge: (p) => `The file becomes too large: ${p.problem}. Split the page, or choose more narrowly.`,
  exportTooSlow: (p) => `The file was not done within ${p.seconds} seconds. Try again, split the page or choose more narrowly.`,
  exportsWaiting: (p) =>
    p.own
      ? `You already have ${p.count} files under way. Wait until one is done, or cancel it.`
      : `Right now ${p.count} files wait to be made. Try again in a while.`,
  exportTells: (p) =>
    `The copy cannot be given to others: ${p.figure} could be worked out from what is shown (${p.questions}). Remove one of the questions.`,
  // generations
  noGeneration: () => 'No data have been loaded yet. Load the pupil register and grades first.',
  unknownGeneration: (p) => `Version ${p.generation} of the data no longer exists. These do: ${p.kept}.`,
  // loads
  loadUnderWay: (p) =>
    `Another load is under way (process ${p.pid}) and was not done within ${p.seconds} seconds. Wait until it is done and try again.`,
  demoFolder: () => 'The folder belongs to the demo municipality and takes no other data. Give a folder of your own with --data.',
  diskFull: () => 'The disk is full. Nothing has been changed, the earlier figures hold. Free some space and load again.',
  runUnderWay: (p) => `A load is under way already: ${p.source}. Wait until it is done, or end it.`,
  nothingToLoad: (p) => `There are no files in the inbox of ${p.source}. Add a file first.`,
  unusableName: (p) =>
    `“${p.name}” cannot be a file name here. It may not begin with a full stop or end as a file that is being written (.tmp, .part).`,
  fileThere: (p) =>
    `There is a file called “${p.name}” in the inbox already. Wait until it is loaded, or give the new one another name.`,
  emptyUpload: (p) => `The file “${p.name}” is empty. Check the export and try again.`,
  uploadTooLarge: (p) => `The file is larger than ${p.megabytes} MB. Put it into the folder of the inbox on the server instead.`,
  // mail
  invalidMail: (p) => p.problem,
  mailNotReady: () => 'Save the settings for mail first, with the address among the recipients.',
  mailNotSent: (p) => p.problem,
  // the folder
  ledgerDamaged: (p) =>
    `The book of loads (ledger.jsonl) is damaged at line ${p.line}: ${p.problem}. Restore the data folder from the backup. Nothing has been changed.`,
  vaultMissing: () =>
    'The identity vault (vault.sqlite) is missing, and without it new data cannot be tied to the right pupil. Restore the file from the backup.',
  secretsMissing: () => 'The key to the archive (secrets.json) is missing or cannot be read. Restore the file from the backup.',
  archiveDamaged: (p) => `The archived file ${p.file} is missing or damaged. Restore the folder archive from the backup.`,
  rebuildDiffers: (p) =>
    `Version ${p.generation} was rebuilt from the archive but did not become the same as before. It has not been published. Restore the data folder from the backup.`,
  // store
  auditUnwritable: () =>
    'Figures are not shown right now, since the log of who has seen what cannot be written. Check that the disk is not full.',
  // accounts
  invalidLogin: (p) =>
    `“${p.login}” cannot be a user name. Use 2–64 letters, digits, full stops, hyphens, underscores, plus or @, without blanks.`,
  loginTaken: (p) => `The user name ${p.login} is taken. Choose another.`,
  accountClosed: () => 'The account is closed. Ask whoever administers access to open it.',
  noPasswordPath: () => 'The account signs in with the municipality’s sign-in service and can have no password here.',
  retentionPeriod: (p) =>
    `${retentionLabels[p.class].label}: can be kept for ${p.least} to ${p.most} months. Choose a period in between.`,
  signInFailed: () => 'The user name or the password is wrong.',
  codeRequired: () => 'Enter the code that your authenticator app shows right now.',
  wrongCode: () => 'The code is wrong, or has been used already. Wait until the app shows a new one and try again.',
  signInLocked: (p) =>
    `There have been too many failed attempts. Wait and try again at ${p.at}. If you have forgotten the password, ask whoever administers access for a new link.`,
  wrongPassword: () => 'The password you have now is wrong. Try again.',
  weakPassword: (p) => `Choose another password: ${passwordProblems[p.problem]}. A sentence you remember is fine.`,
  codeNeeded: () => 'This account requires codes at sign-in. Turn them on under My account first.',
  codeMustStay: () =>
    'The role requires codes at sign-in, so they cannot be turned off. Ask another coordinator to reset them if the phone is gone.',
  codeNotProposed: () => 'Start over: there is no new code to confirm.',
  setUpRefused: () =>
    'The one-time code is wrong. It stands in the server’s console since the latest start; an older one no longer holds.',
  invitationSpent: () => 'The link is used, replaced or too old. Ask whoever administers access for a new one.',
  unknownAccount: (p) => `There is no account “${p.account}”.`,
  lastAdministrator: () => 'This is the only open account with the role of coordinator. Give somebody else the role first.',
  unknownStaff: () =>
    'Nobody with that personal identity number has a duty in the pupil register. Check the digits, and that the file with duties has been loaded.',
  invalidPersonalNumber: (p) => `That is no personal identity number. ${personalNumberProblems[p.problem]}`,
  // sign-in through identity providers
  unknownProvider: (p) => `There is no sign-in service “${p.id}”. Reload the page and choose one from the list.`,
  ownAddressMissing: () =>
    'Sign-in with the municipality’s service is not ready for use: Skolspegel’s own address has not been entered on the page Sign-in.',
  invalidAddress: (p) => `The address “${p.address}” cannot be used: ${p.problem}.`,
  hostNotAllowed: (p) =>
    `Skolspegel may not ask ${p.host}. Add it among the sign-in service’s hosts, if it belongs to the service.`,
  providerUnreachable: (p) =>
    `The sign-in service ${p.host} cannot be reached: ${p.problem}. Try again in a while. Accounts with passwords work as usual.`,
  providerRedirects: (p) =>
    `The sign-in service ${p.host} refers on to ${p.to}, and such referrals are not followed. Give the service’s right address.`,
  providerAnswerInvalid: (p) =>
    `The answer from the sign-in service is not accepted: ${p.problem}. Start over; if it happens again, tell whoever looks after sign-in.`,
  samlAnswerInvalid: (p) =>
    `The answer from the sign-in service is not accepted: ${p.problem}. Start over; if it happens again, tell whoever looks after sign-in.`,
  samlMetadataInvalid: (p) => `The metadata cannot be used: ${p.problem}. Fetch them anew from the sign-in service.`,
  providerNamesNobody: () =>
    'The sign-in service does not tell who you are in a way that is the same next time. It needs to release eduPersonPrincipalName or a persistent NameID.',
  signInAborted: (p) => `The sign-in was cancelled at the sign-in service (${p.code}). You may try again.`,
  signInLost: () => 'The sign-in did not belong to this browser, was already used or took too long. Start again from here.',
  noGrants: (p) =>
    `You are signed in at ${p.provider} as ${p.name} but have no access here. Ask whoever administers access in Skolspegel to give you a role, and sign in again.`,
  invalidClaimRule: (p) => `Rule ${p.rule} cannot be saved: ${p.problem}.`,
  unreadableClaims: () =>
    'The example cannot be read. Paste JSON, or write one claim a line: the name, a colon, a blank and the value.',
  // reports
  unknownReport: () =>
    'The report does not exist, or is not shared with you in the role you have now. Ask whoever made it to share it with you.',
  reportPartGone: (p) => `${parts[p.what]} could not be found: somebody may have removed it. Reload the page.`,
  reportChanged: (p) =>
    `${p.by} saved the report ${p.at}, while you were changing it. Nothing has been overwritten, and your changes are still here. Save them as your own copy or as a new version, or load the latest.`,
  reportReadOnly: (p) =>
    `You may read the report but not change it. Make your own copy, or ask ${p.owner} to share it so that you may change it.`,
  tooManyInReports: (p) => `There can be at most ${p.most} ${counted[p.what]}. Remove some that are no longer used.`,
  // server
  noSuchAddress: (p) => `There is nothing at the address ${p.path}.`,
  staleSession: () => 'The page is too old to send anything. Reload it and try again.',
  unknownPerson: (p) => `One cannot sign in as “${p.id}”. Choose one of the people in the list.`,
  noDemoPeople: () => 'This is no demo municipality, so nobody can be signed in without a password. Sign in with your account.',
  tooManyRequests: (p) => `Too many questions came in a short time. Wait ${p.seconds} seconds and try again.`,
  requestTooLarge: (p) => `What was sent is too large. At most ${p.most} can be taken in.`,
  unreadableRequest: () => 'What was sent cannot be read as JSON. Check quotation marks and commas.',
  unexpected: (p) =>
    `Something went wrong in the program. Try again; if it happens again, give ${p.reference} to whoever looks after operations.`,
  portTaken: (p) => `Port ${p.port} is already in use. Choose another with --port.`,
  ...commandFaults,
}
