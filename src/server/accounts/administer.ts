import { type AccountList, type AccountRow, Fault, type InvitedAccount } from '../../contract/index.ts'
import type { Account, NewAccount } from '../../store/index.ts'
import type { House } from '../house.ts'
import { noteEvent } from './begin-session.ts'

// What an administrator does with other people's accounts: on the page Konton and on the command line. `by`: an account id, or
// `system` for the operator.

export function accountList(house: House): AccountList {
  return { accounts: house.accounts.list().map(rowOf) }
}

/** Makes an account that has no password yet, and the link with which its person chooses one. Faults invalidLogin, loginTaken. */
export function createAccount(house: House, wanted: NewAccount, by: string): InvitedAccount {
  const account = house.accounts.create(wanted)
  noteEvent(house, {
    kind: 'account',
    actor: by,
    purpose: wanted.kind === 'breakGlass' ? 'createBreakGlass' : 'create',
    about: account.id,
  })
  return invite(house, account.id)
}

/** Takes the password away, ends the sessions and gives a new link. Faults unknownAccount, accountClosed, noPasswordPath. */
export function resetAccount(house: House, id: string, removeCode: boolean, by: string): InvitedAccount {
  const account = known(house, id)
  if (account.kind === 'sso') throw new Fault('noPasswordPath', {})
  if (account.state === 'closed') throw new Fault('accountClosed', {})
  noteEvent(house, { kind: 'account', actor: by, purpose: removeCode ? 'resetWithCode' : 'reset', about: id })
  house.credentials.removePassword(account)
  if (removeCode) house.credentials.removeCode(account)
  return invite(house, id)
}

/** Faults unknownAccount, lastAdministrator. */
export function closeAccount(house: House, id: string, by: string): void {
  known(house, id)
  const others = house.accounts.list().filter((other) => other.id !== id && other.state === 'active')
  if (house.isAdministrator(id) && !others.some((other) => house.isAdministrator(other.id)))
    throw new Fault('lastAdministrator', {})
  noteEvent(house, { kind: 'account', actor: by, purpose: 'close', about: id })
  house.accounts.close(id)
}

export function reopenAccount(house: House, id: string, by: string): void {
  known(house, id)
  noteEvent(house, { kind: 'account', actor: by, purpose: 'reopen', about: id })
  house.accounts.reopen(id)
}

/** Whose account it is among those employed. Faults unknownAccount, invalidPersonalNumber, unknownStaff. */
export function setAccountStaff(house: House, id: string, personalNumber: string | null, by: string): void {
  known(house, id)
  const key = personalNumber === null ? null : house.staffKey(personalNumber)
  noteEvent(house, { kind: 'account', actor: by, purpose: key === null ? 'staffRemoved' : 'staff', about: id })
  house.accounts.setStaffKey(id, key)
}

function invite(house: House, id: string): InvitedAccount {
  const { token, expiresAt } = house.invitations.give(id)
  return { account: rowOf(known(house, id)), invitation: { token, expiresAt } }
}

function known(house: House, id: string): Account {
  const account = house.accounts.byId(id)
  if (account === null) throw new Fault('unknownAccount', { account: id })
  return account
}

function rowOf({
  id,
  login,
  name,
  email,
  kind,
  state,
  hasPassword,
  hasCode,
  staffKey,
  createdAt,
  signedInAt,
}: Account): AccountRow {
  return { id, login, name, email, kind, state, hasPassword, hasCode, hasStaff: staffKey !== null, createdAt, signedInAt }
}
