import type { Session } from '../../contract/index.ts'
import { csrfOf, newToken } from '../../store/index.ts'
import type { Caller } from '../access.ts'
import type { House } from '../house.ts'
import { setToken } from '../session-cookie.ts'
import type { Visit } from './begin-session.ts'
import { codeNeeded } from './code-rule.ts'

/** What the app asks first: who is signed in, and how one may. A visitor without a token is given one. */
export function sessionAnswer(house: House, { caller, reply }: Visit): Session {
  const token = caller.token ?? newToken()
  if (caller.token === null) setToken(reply, token)
  return sessionOf(house, { ...caller, token })
}

export function sessionOf(house: House, caller: Caller): Session {
  const { account, person, token } = caller
  return {
    person,
    account:
      account === null
        ? null
        : {
            id: account.id,
            login: account.login,
            name: account.name,
            kind: account.kind,
            codeNeeded: codeNeeded(account, person?.role ?? null),
          },
    demo: house.demo?.people ?? null,
    providers: waysOf(house),
    setUp: house.setUp.isOpen(),
    csrf: csrfOf(token ?? ''),
  }
}

/** The identity providers one can choose: none before the product knows its own address, since they would send people nowhere. */
function waysOf({ signIn }: House): Session['providers'] {
  return signIn.address() === null ? [] : signIn.providers().map(({ id, settings }) => ({ id, label: settings.label }))
}
