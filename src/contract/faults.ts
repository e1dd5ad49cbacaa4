// What a person can mend: codes, each with its HTTP status. docs/errors.md has a heading per code (tested both ways); what each
// says stands in `sv-faults.ts` and `en-faults.ts`.
import * as en from './en-faults.ts'
import { spoken } from './language.ts'
import * as sv from './sv-faults.ts'

const said = spoken(sv.faultWords, en.faultWords)

export type FaultCode = keyof typeof sv.faultWords
export type FaultParameters<C extends FaultCode> = Parameters<(typeof sv.faultWords)[C]>[0]

export const faultStatuses = {
  // questions
  unknownMeasure: 400,
  unknownDimension: 400,
  unknownMember: 400,
  dimensionNotInMeasure: 400,
  invalidQuery: 400,
  tooManyPersonAttributes: 400,
  closedCombination: 400,
  closedCohort: 400,
  subjectRequired: 400,
  testPartRequired: 400,
  oneAtATime: 400,
  questionRequired: 400,
  respondentGroupRequired: 400,
  notYet: 501,
  // access
  signInRequired: 401,
  noFiguresForRole: 403,
  notPermitted: 403,
  emptyScope: 403,
  unknownPupil: 404,
  retentionNotConfirmed: 400,
  retentionUnderWay: 409,
  invalidGrant: 400,
  unknownGrant: 404,
  roleNotGranted: 403,
  // the municipality's own measures and groups
  invalidLocal: 400,
  unknownLocal: 404,
  tooManyLocal: 409,
  // files made of figures
  exportQuestions: 400,
  exportTooLarge: 413,
  exportTooSlow: 503,
  exportsWaiting: 429,
  exportTells: 409,
  // generations
  noGeneration: 503,
  unknownGeneration: 404,
  // loads
  loadUnderWay: 409,
  demoFolder: 409,
  diskFull: 507,
  runUnderWay: 409,
  nothingToLoad: 409,
  unusableName: 400,
  fileThere: 409,
  emptyUpload: 400,
  uploadTooLarge: 413,
  // mail
  invalidMail: 400,
  mailNotReady: 409,
  mailNotSent: 502,
  // the folder
  ledgerDamaged: 500,
  vaultMissing: 500,
  secretsMissing: 500,
  archiveDamaged: 500,
  rebuildDiffers: 500,
  // store
  auditUnwritable: 503,
  // accounts
  invalidLogin: 400,
  loginTaken: 409,
  accountClosed: 403,
  noPasswordPath: 409,
  retentionPeriod: 400,
  signInFailed: 401,
  codeRequired: 401,
  wrongCode: 401,
  signInLocked: 429,
  wrongPassword: 403,
  weakPassword: 400,
  codeNeeded: 403,
  codeMustStay: 409,
  codeNotProposed: 409,
  setUpRefused: 403,
  invitationSpent: 410,
  unknownAccount: 404,
  lastAdministrator: 409,
  unknownStaff: 404,
  invalidPersonalNumber: 400,
  // sign-in through identity providers
  unknownProvider: 404,
  ownAddressMissing: 409,
  invalidAddress: 400,
  hostNotAllowed: 409,
  providerUnreachable: 503,
  providerRedirects: 502,
  providerAnswerInvalid: 502,
  samlAnswerInvalid: 403,
  samlMetadataInvalid: 400,
  providerNamesNobody: 403,
  signInAborted: 403,
  signInLost: 403,
  noGrants: 403,
  invalidClaimRule: 400,
  unreadableClaims: 400,
  // reports
  unknownReport: 404,
  reportPartGone: 404,
  reportChanged: 409,
  reportReadOnly: 403,
  tooManyInReports: 409,
  // server
  noSuchAddress: 404,
  staleSession: 403,
  unknownPerson: 400,
  noDemoPeople: 404,
  tooManyRequests: 429,
  requestTooLarge: 413,
  unreadableRequest: 400,
  unexpected: 500,
  portTaken: 409,
  // the command line
  unknownCommand: 400,
  unknownOption: 400,
  unknownAct: 400,
  missingArgument: 400,
  surplusArgument: 400,
  invalidOption: 400,
  unknownSource: 400,
  unreadableFile: 400,
  answersDisagree: 400,
  demoNeedsEmptyFolder: 409,
} as const satisfies Record<FaultCode, number>

const sentence = <C extends FaultCode>(code: C, parameters: FaultParameters<C>): string =>
  (said[code] as (parameters: FaultParameters<C>) => string)(parameters)

/** Something a person can mend, told in the language spoken where it is made. A plain Error is a bug and shows no detail. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  readonly code: C
  readonly parameters: FaultParameters<C>
  readonly status: number
  constructor(code: C, parameters: FaultParameters<C>) {
    super(sentence(code, parameters))
    this.name = 'Fault'
    this.code = code
    this.parameters = parameters
    this.status = faultStatuses[code]
  }
  /** What leaves in an answer's place, in the language spoken where it leaves. */
  get body(): { readonly fault: string; readonly message: string } {
    return { fault: this.code, message: sentence(this.code, this.parameters) }
  }
}
