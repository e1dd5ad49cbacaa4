import { Fault, type OwnAccount } from '../../contract/index.ts'
import type { Account } from '../../store/index.ts'
import { accountOf, type Caller } from '../access.ts'
import type { Handlers } from '../handlers.ts'
import type { House } from '../house.ts'
import { tellDevice } from '../words/stored.ts'
import { endSession, noteEvent, renewSession } from './begin-session.ts'
import { codeMustStay } from './code-rule.ts'
import { passwordProblem } from './password-rule.ts'
import { qrCode } from './qr-code.ts'
import { sessionOf } from './session-answer.ts'
import { proveAgain } from './sign-in.ts'

type OwnHandlers = Pick<
  Handlers,
  'account' | 'changePassword' | 'proposeCode' | 'confirmCode' | 'removeCode' | 'renewRecoveryCodes' | 'endSessions'
>

/** What one does with one's own account. Whatever changes how one proves who one is asks for the password again. */
export function ownAccountHandlers(house: House): OwnHandlers {
  const note = (account: Account, purpose: string): void =>
    noteEvent(house, { kind: 'account', actor: account.id, purpose, about: account.id })
  return {
    account: async ({ caller }) => ownAccount(house, caller),
    changePassword: async ({ caller, body, reply }) => {
      const account = accountOf(caller)
      await proveAgain(house, account, body.current)
      await setPassword(house, account, body.password)
      note(account, 'password')
      return sessionOf(house, renewSession(house, { caller, reply }, account.id))
    },
    proposeCode: async ({ caller, body }) => {
      const account = accountOf(caller)
      await proveAgain(house, account, body.current)
      const { secret, uri } = house.credentials.proposeCode(account)
      return { secret, uri, qr: qrCode(uri) }
    },
    confirmCode: async ({ caller, body }) => {
      const account = accountOf(caller)
      const recoveryCodes = house.credentials.confirmCode(account, body.code)
      if (recoveryCodes === null) throw new Fault(house.credentials.isProposed(account) ? 'wrongCode' : 'codeNotProposed', {})
      note(account, 'codeOn')
      return { recoveryCodes: [...recoveryCodes] }
    },
    removeCode: async ({ caller, body }) => {
      const account = accountOf(caller)
      if (codeMustStay(house, account)) throw new Fault('codeMustStay', {})
      await proveAgain(house, account, body.current)
      house.credentials.removeCode(account)
      note(account, 'codeOff')
      return ownAccount(house, { ...caller, account: house.accounts.byId(account.id) })
    },
    renewRecoveryCodes: async ({ caller, body }) => {
      const account = accountOf(caller)
      await proveAgain(house, account, body.current)
      if (!account.hasCode) throw new Fault('codeNotProposed', {})
      note(account, 'recoveryCodes')
      return { recoveryCodes: [...house.credentials.renewRecoveryCodes(account)] }
    },
    endSessions: async ({ caller, body, reply }) => {
      const { id } = accountOf(caller)
      noteEvent(house, { kind: 'session', actor: id, purpose: body.session === null ? 'endAll' : 'end', about: id })
      if (body.session === null) house.sessions.endAll(id)
      else house.sessions.endListed(id, body.session)
      const own = body.session === null || body.session === caller.session?.id
      return sessionOf(house, own ? endSession(house, { caller, reply }) : caller)
    },
  }
}

/** Sets a password that will do; every session of the account ends. Faults weakPassword, noPasswordPath. */
export async function setPassword(house: House, account: Account, password: string): Promise<void> {
  const problem = passwordProblem(password, account)
  if (problem !== null) throw new Fault('weakPassword', { problem })
  await house.credentials.setPassword(account, password)
}

function ownAccount(house: House, caller: Caller): OwnAccount {
  const account = accountOf(caller)
  const { login, name, email, kind, passwordChangedAt, hasCode } = account
  return {
    login,
    name,
    email,
    kind,
    passwordChangedAt,
    hasCode,
    codeMustStay: codeMustStay(house, account),
    recoveryCodesLeft: house.credentials.recoveryCodesLeft(account),
    sessions: house.sessions.list(account.id).map(({ id, device, role, startedAt, seenAt }) => ({
      id,
      device: tellDevice(device),
      role,
      startedAt,
      seenAt,
      own: id === caller.session?.id,
    })),
  }
}
