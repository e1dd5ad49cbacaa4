import { Fault } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { beginSession, noteEvent } from './begin-session.ts'
import { setPassword } from './own-account.ts'
import { passwordProblem } from './password-rule.ts'
import { sessionOf } from './session-answer.ts'
import { provenAccount } from './sign-in.ts'

/** Ways in for somebody who is not signed in: the password, the first administrator's secret, a one-time link. */
export function arrivalHandlers(house: House): Pick<Handlers, 'signInWithPassword' | 'setUp' | 'invitation' | 'choosePassword'> {
  return {
    signInWithPassword: async ({ caller, body, reply }) => {
      const account = await provenAccount(house, { ...body, address: reply.request.ip })
      return sessionOf(house, beginSession(house, { caller, reply }, account))
    },
    setUp: async ({ caller, body, reply }) => {
      if (!house.setUp.isOpen()) throw new Fault('noSuchAddress', { path: '/api/set-up' })
      if (!house.setUp.matches(body.secret)) throw refusedSetUp(house)
      const account = await firstAdministrator(house, body)
      return sessionOf(house, beginSession(house, { caller, reply }, account))
    },
    invitation: async ({ body }) => invited(invitedAccount(house, body.token)),
    choosePassword: async ({ body }) => {
      const account = invitedAccount(house, body.token)
      await setPassword(house, account, body.password)
      noteEvent(house, { kind: 'account', actor: account.id, purpose: 'password', about: account.id })
      return invited(account)
    },
  }
}

// Nothing waits between the secret's check and the closing, so of two who know the secret one comes first. The log is written before
// the rest: an administrator nobody knows of must not come to be.
async function firstAdministrator(
  house: House,
  { login, name, password }: { readonly login: string; readonly name: string; readonly password: string },
): Promise<Account> {
  const problem = passwordProblem(password, { login, name })
  if (problem !== null) throw new Fault('weakPassword', { problem })
  const account = house.accounts.create({ login, name, kind: 'local', email: null })
  noteEvent(house, { kind: 'account', actor: account.id, purpose: 'setUp', about: account.id })
  house.setUp.close()
  house.giveAdministration(account.id, account.id)
  await house.credentials.setPassword(account, password)
  return account
}

function refusedSetUp(house: House): Fault {
  noteEvent(house, { kind: 'refused', actor: 'nobody', purpose: 'setUpRefused' })
  return new Fault('setUpRefused', {})
}

function invitedAccount(house: House, token: string): Account {
  const id = house.invitations.account(token)
  const account = id === null ? null : house.accounts.byId(id)
  if (account === null || account.state === 'closed') throw new Fault('invitationSpent', {})
  return account
}

const invited = ({ login, name }: Account): { login: string; name: string } => ({ login: login ?? '', name })
