// Signing in with an account, one's own account, and everybody's: the calls of the contract's account routes.
import type { AccountList, CodeProposal, Invited, InvitedAccount, OwnAccount, RecoveryCodes, Session } from '../contract/index.ts'
import { paths, send } from './api.ts'

const post = <T>(path: string, body: unknown, csrf: string): Promise<T> => send(path, { method: 'POST', body, csrf })

export interface Entry {
  readonly login: string
  readonly password: string
  readonly code: string | null
}
export const enter = (entry: Entry, csrf: string): Promise<Session> => post(paths.signInWithPassword, entry, csrf)

export interface FirstAccount {
  readonly secret: string
  readonly login: string
  readonly name: string
  readonly password: string
}
export const setUp = (wanted: FirstAccount, csrf: string): Promise<Session> => post(paths.setUp, wanted, csrf)

export const readInvitation = (token: string, csrf: string): Promise<Invited> => post(paths.invitation, { token }, csrf)
export const choosePassword = (token: string, password: string, csrf: string): Promise<Invited> =>
  post(paths.choosePassword, { token, password }, csrf)

export const getAccount = (): Promise<OwnAccount> => send(paths.account, { method: 'GET' })
export const changePassword = (current: string, password: string, csrf: string): Promise<Session> =>
  post(paths.changePassword, { current, password }, csrf)
export const proposeCode = (current: string, csrf: string): Promise<CodeProposal> => post(paths.proposeCode, { current }, csrf)
export const confirmCode = (code: string, csrf: string): Promise<RecoveryCodes> => post(paths.confirmCode, { code }, csrf)
export const removeCode = (current: string, csrf: string): Promise<OwnAccount> => post(paths.removeCode, { current }, csrf)
export const renewRecoveryCodes = (current: string, csrf: string): Promise<RecoveryCodes> =>
  post(paths.renewRecoveryCodes, { current }, csrf)
/** `session` null: all of them, this one too. */
export const endSessions = (session: string | null, csrf: string): Promise<Session> => post(paths.endSessions, { session }, csrf)

export const getAccounts = (): Promise<AccountList> => send(paths.accounts, { method: 'GET' })
export interface WantedAccount {
  readonly login: string
  readonly name: string
  readonly email: string | null
}
export const createAccount = (wanted: WantedAccount, csrf: string): Promise<InvitedAccount> =>
  post(paths.createAccount, wanted, csrf)
export const resetAccount = (account: string, removeCode: boolean, csrf: string): Promise<InvitedAccount> =>
  post(paths.resetAccount, { account, removeCode }, csrf)
export const closeAccount = (account: string, csrf: string): Promise<AccountList> => post(paths.closeAccount, { account }, csrf)
export const reopenAccount = (account: string, csrf: string): Promise<AccountList> => post(paths.reopenAccount, { account }, csrf)
export const setAccountStaff = (account: string, personalNumber: string | null, csrf: string): Promise<AccountList> =>
  post(paths.setAccountStaff, { account, personalNumber }, csrf)
