import { Fault } from '../../contract/index.ts'
import { formatClock } from '../../picture/index.ts'
import { type Account, addressKey, foldLogin, loginKey } from '../../store/index.ts'
import type { House } from '../house.ts'
import { noteEvent } from './begin-session.ts'
import { networkOf } from './network.ts'

/** What somebody wrote on the sign-in page, and from where. */
export interface Written {
  readonly login: string
  readonly password: string
  readonly code: string | null
  readonly address: string
}

/**
 * The account that user name, password and code open. Faults signInFailed, codeRequired, wrongCode, signInLocked. Counted as failed
 * before it is tried; the same words and the same work for a user name that nobody has.
 */
export async function provenAccount(house: House, { login, password, code, address }: Written): Promise<Account> {
  const [byLogin, byAddress] = [loginKey(foldLogin(login)), addressKey(networkOf(address))]
  const until = house.attempts.begin([byLogin, byAddress])
  if (until !== null) throw refused(house, login, new Fault('signInLocked', { at: formatClock(until) }))
  const id = await house.credentials.check(login, password)
  const account = id === null ? null : house.accounts.byId(id)
  if (account === null) throw refused(house, login, new Fault('signInFailed', {}))
  if (account.hasCode && code === null) {
    // Right so far, so nothing has failed; but the count is not forgotten either, or a known password would buy endless codes.
    house.attempts.takeBack([byLogin, byAddress])
    throw new Fault('codeRequired', {})
  }
  if (account.hasCode && !house.credentials.spendCode(account, code ?? ''))
    throw refused(house, login, new Fault('wrongCode', {}))
  house.attempts.forget(byLogin)
  house.attempts.takeBack([byAddress])
  return account
}

/** Whoever is signed in gives the password again. Faults noPasswordPath, wrongPassword, signInLocked; counted as signing in is. */
export async function proveAgain(house: House, account: Account, password: string): Promise<void> {
  if (account.login === null) throw new Fault('noPasswordPath', {})
  const key = loginKey(account.login)
  const until = house.attempts.begin([key])
  if (until !== null) throw refused(house, account.login, new Fault('signInLocked', { at: formatClock(until) }))
  if (!(await house.credentials.checkOwn(account.id, password)))
    throw refused(house, account.login, new Fault('wrongPassword', {}))
  house.attempts.takeBack([key])
}

/** Notes who was turned away: by id where there is such an account, never by what was written. */
function refused(house: House, login: string, fault: Fault): Fault {
  const about = house.accounts.byLogin(login)?.id ?? null
  noteEvent(house, { kind: 'refused', actor: 'nobody', purpose: fault.code, about })
  return fault
}
