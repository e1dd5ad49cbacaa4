// The app's only way out: the routes of the contract. Of it types are taken and the language, so that the schemas' code stays on the
// server, which has already checked every answer against them.
import {
  type Answer,
  type Answers,
  type Catalogue,
  type FaultBody,
  type Loads,
  language,
  type Query,
  type routes,
  type Session,
  type SignedOut,
  type Status,
} from '../contract/index.ts'
import { words } from '../picture/index.ts'

// Written out so that no schema is bundled; the compiler holds each one to the contract's own address.
export const paths: { readonly [K in keyof typeof routes]: (typeof routes)[K]['path'] } = {
  session: '/api/session',
  signIn: '/api/session',
  signOut: '/api/session',
  status: '/api/status',
  catalogue: '/api/catalogue',
  query: '/api/query',
  queries: '/api/queries',
  changeRole: '/api/session/role',
  why: '/api/why',
  whyQuestion: '/api/why',
  grants: '/api/grants',
  giveGrant: '/api/grants',
  withdrawGrant: '/api/grants/withdraw',
  locals: '/api/local',
  saveLocal: '/api/local/draft',
  previewLocal: '/api/local/preview',
  discardLocal: '/api/local/discard',
  publishLocal: '/api/local/publish',
  withdrawLocal: '/api/local/withdraw',
  makeLocal: '/api/local/make',
  loads: '/api/loads',
  feeds: '/api/feeds',
  setFeed: '/api/feeds',
  runNow: '/api/runs',
  cancelRun: '/api/runs/cancel',
  upload: '/api/upload',
  versions: '/api/versions',
  compareVersions: '/api/versions/changes',
  rollback: '/api/versions/rollback',
  rejects: '/api/rejects',
  rejectsFile: '/api/rejects/csv',
  mail: '/api/mail',
  saveMail: '/api/mail',
  tryMail: '/api/mail/trial',
  retention: '/api/retention',
  applyRetention: '/api/retention',
  setRetentionPeriod: '/api/retention/period',
  signInWithPassword: '/api/session/password',
  setUp: '/api/set-up',
  invitation: '/api/invitation',
  choosePassword: '/api/invitation/password',
  account: '/api/account',
  changePassword: '/api/account/password',
  proposeCode: '/api/account/code/proposal',
  confirmCode: '/api/account/code',
  removeCode: '/api/account/code/removal',
  renewRecoveryCodes: '/api/account/recovery-codes',
  endSessions: '/api/account/sessions/end',
  accounts: '/api/accounts',
  createAccount: '/api/accounts',
  resetAccount: '/api/accounts/reset',
  closeAccount: '/api/accounts/close',
  reopenAccount: '/api/accounts/reopen',
  setAccountStaff: '/api/accounts/staff',
  exportPack: '/api/export',
  exports: '/api/exports',
  pupilClasses: '/api/pupils',
  pupils: '/api/pupils',
  pupilExtract: '/api/pupils/extract',
  pupilExtractFile: '/api/pupils/extract/file',
  auditSearch: '/api/audit',
  auditCsv: '/api/audit/csv',
  startSignIn: '/api/sign-in/start',
  signInRefusal: '/api/sign-in/refusal',
  signInSetup: '/api/sign-in/setup',
  saveOwnAddress: '/api/sign-in/address',
  saveProvider: '/api/sign-in/providers',
  removeProvider: '/api/sign-in/providers/removal',
  tryProvider: '/api/sign-in/providers/trial',
  saveClaimRules: '/api/sign-in/rules',
  previewClaimRules: '/api/sign-in/preview',
  reports: '/api/reports',
  createReport: '/api/reports',
  report: '/api/reports/read',
  saveReport: '/api/reports/save',
  restoreReport: '/api/reports/restore',
  reportVersions: '/api/reports/versions',
  reportVersion: '/api/reports/version',
  removeReport: '/api/reports/remove',
  recallReport: '/api/reports/recall',
  placeReport: '/api/reports/place',
  saveReportFolder: '/api/reports/folders',
  removeReportFolder: '/api/reports/folders/remove',
  shareReport: '/api/reports/share',
  reportReaders: '/api/reports/readers',
  previewReport: '/api/reports/preview',
  writeReportNote: '/api/reports/notes',
  answerReportNote: '/api/reports/notes/answer',
  removeReportNote: '/api/reports/notes/remove',
}

/** The server answered, and said what stands in the way. `fault` is its code. */
export class Refusal extends Error {
  readonly fault: string
  constructor(body: FaultBody) {
    super(body.message)
    this.name = 'Refusal'
    this.fault = body.fault
  }
}

/** No answer at all: the net or the server is away. */
export class Unreachable extends Error {
  constructor() {
    super(words.states.unreachable)
    this.name = 'Unreachable'
  }
}

/** A refusal is an answer: only silence is asked again, twice. */
export const shouldRetry = (failures: number, problem: Error): boolean => problem instanceof Unreachable && failures < 2

export const isSignedOut = (problem: Error): boolean => problem instanceof Refusal && problem.fault === 'signInRequired'

interface Sending {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
  readonly csrf?: string
  /** aborted when the page no longer wants the answer */
  readonly signal?: AbortSignal
}

export async function send<T>(path: string, sending: Sending): Promise<T> {
  return JSON.parse(await (await answerTo(path, sending)).text()) as T
}

/** The answer as it came, when it is no refusal. */
export async function answerTo(path: string, { method, body, csrf, signal }: Sending): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language() }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (csrf !== undefined) headers['x-csrf-token'] = csrf
  const request: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) request.body = JSON.stringify(body)
  if (signal !== undefined) request.signal = signal
  const response = await answered(path, request)
  if (response.ok) return response
  throw refusalOf(await response.text())
}

async function answered(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, request)
  } catch {
    request.signal?.throwIfAborted()
    throw new Unreachable() // there is no other reason: nothing came back
  }
}

/** What a body that is no answer says. */
export function refusalOf(text: string): Error {
  const body = parsed(text)
  if (isFault(body)) return new Refusal(body)
  return new Error(words.states.unexpected)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // a proxy's own error page is not JSON: it counts as an unexpected error
  }
}

const isFault = (body: unknown): body is FaultBody =>
  typeof body === 'object' && body !== null && 'fault' in body && 'message' in body

export const getSession = (): Promise<Session> => send(paths.session, { method: 'GET' })
export const signIn = (person: string, csrf: string): Promise<Session> =>
  send(paths.signIn, { method: 'POST', body: { person }, csrf })
export const signOut = (csrf: string): Promise<SignedOut> => send(paths.signOut, { method: 'DELETE', csrf })
export const getStatus = (): Promise<Status> => send(paths.status, { method: 'GET' })
export const getCatalogue = (): Promise<Catalogue> => send(paths.catalogue, { method: 'GET' })
export const getLoads = (): Promise<Loads> => send(paths.loads, { method: 'GET' })

/** The questions of one page in one request, each answered or refused on its own. `signal`: the server stops working when it is aborted. */
export async function ask(queries: readonly Query[], csrf: string, signal: AbortSignal): Promise<readonly (Answer | Refusal)[]> {
  const { answers } = await send<Answers>(paths.queries, { method: 'POST', body: { queries }, csrf, signal })
  return answers.map((answer) => (isFault(answer) ? new Refusal(answer) : answer))
}
