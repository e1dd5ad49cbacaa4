import type { FastifyReply } from 'fastify'
import type { Account, AuditEntry } from '../../store/index.ts'
import { newToken } from '../../store/index.ts'
import type { Caller } from '../access.ts'
import type { House } from '../house.ts'
import { setToken } from '../session-cookie.ts'
import { deviceOf } from './device.ts'

/** Where a session begins or ends: whose cookie came, and the answer that carries the next one. */
export interface Visit {
  readonly caller: Caller
  readonly reply: FastifyReply
}

/**
 * Signs the visitor in to an account, however it was proved, and notes it in the log. A new token at every change of who is signed
 * in: one planted beforehand is worth nothing afterwards. Answers the visitor as caller of what follows.
 */
export function beginSession(house: House, visit: Visit, account: Account): Caller {
  house.accounts.noteSignIn(account.id)
  const person = house.person(account.id, null)
  noteEvent(house, {
    kind: 'signIn',
    actor: account.id,
    role: person?.role ?? null,
    purpose: account.kind === 'breakGlass' ? 'breakGlass' : account.kind,
    about: account.id,
  })
  return renewSession(house, visit, account.id)
}

/** The same person under a new token and session, without being signed in anew (after a change of password). */
export function renewSession(house: House, { caller, reply }: Visit, person: string): Caller {
  const role = house.person(person, caller.session?.role ?? null)?.role ?? null
  if (caller.token !== null) house.sessions.end(caller.token)
  const token = house.sessions.start(person, deviceOf(reply.request.headers['user-agent'] ?? ''), role)
  setToken(reply, token)
  return callerOf(house, token)
}

/** Signs out: the visitor goes on under a token that belongs to nobody. */
export function endSession(house: House, { caller, reply }: Visit): Caller {
  if (caller.token !== null) house.sessions.end(caller.token)
  const token = newToken()
  setToken(reply, token)
  return { token, session: null, account: null, person: null }
}

/** Who a cookie's token says is calling. An account that has been closed signs nobody in. */
export function callerOf(house: House, token: string | null): Caller {
  const session = token === null ? null : house.sessions.read(token)
  const account = session === null ? null : house.accounts.byId(session.person)
  const person = session === null || account?.state === 'closed' ? null : house.person(session.person, session.role)
  return { token, session, account: account?.state === 'closed' ? null : account, person }
}

/** Notes what happened to accounts and sessions in the log, now. */
export function noteEvent(house: House, event: Omit<AuditEntry, 'at'>): void {
  house.audit.note({ at: new Date().toISOString(), ...event })
}
