import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest, RouteOptions } from 'fastify'
import type { Actor, Person, RouteAccess } from '../contract/index.ts'
import { Fault, figureRoles, seesFigures } from '../contract/index.ts'
import { type Account, csrfOf, type SessionEntry } from '../store/index.ts'
import { codeNeeded } from './accounts/code-rule.ts'
import { serverWords } from './words/server.ts'

/**
 * Who calls: the cookie's token (a visitor may have one before signing in), the session it opens, the account signed in to (none for
 * the demo's people), and the person in the role acted in (none without a grant).
 */
export interface Caller {
  readonly token: string | null
  readonly session: SessionEntry | null
  readonly account: Account | null
  readonly person: Person | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    access?: RouteAccess
    /** another site sends browsers here */
    navigation?: true
  }
}

/** The caller as the door to figures knows it. Fault signInRequired. */
export function actorOf(caller: Caller): Actor {
  if (caller.person === null) throw new Fault('signInRequired', {})
  return personActor(caller.person)
}

export const personActor = ({ id, name, role, scope, groups }: Person): Actor => ({ id, name, role, scope, groups })

/** The account that is signed in to. Faults signInRequired; notPermitted for the people of a demo folder, who have none. */
export function accountOf(caller: Caller): Account {
  if (caller.account !== null) return caller.account
  throw caller.person === null ? new Fault('signInRequired', {}) : new Fault('notPermitted', { what: serverWords.thisPage })
}

/** A route that nobody has given an access rule is a bug, found when the server is built. */
export function requireAccessRule(route: RouteOptions): void {
  if (route.config?.access === undefined) throw new Error(`the route ${String(route.method)} ${route.url} has no access rule`)
}

/** Deny by default: an address without an access rule answers as if it did not exist. */
export function checkAccess(request: FastifyRequest): void {
  const access = request.routeOptions.config.access
  if (access === undefined) throw new Fault('noSuchAddress', { path: pathOf(request) })
  if (access === 'anyone' || access === 'identityProvider') return
  if (access === 'account') return void accountOf(request.caller)
  const { account } = request.caller
  if (account !== null && codeNeeded(account, request.caller.person?.role ?? null)) throw new Fault('codeNeeded', {})
  const { role } = actorOf(request.caller)
  if (access === 'signedIn' || access.includes(role)) return
  if (access === figureRoles && !seesFigures(role)) throw new Fault('noFiguresForRole', { role })
  throw new Fault('notPermitted', { what: serverWords.thisPage })
}

/**
 * Everything but reading must carry the token that only our own pages can know, what an identity provider sends excepted: that is bound
 * to the browser in another way (docs/access.md). Fault staleSession.
 */
export function checkCsrf(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.config.access === 'identityProvider') return
  const { token } = request.caller
  const header = request.headers['x-csrf-token']
  if (token === null || typeof header !== 'string' || !same(header, csrfOf(token))) throw new Fault('staleSession', {})
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The address without what follows `?`: what a person looked for does not belong in logs and messages. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url
}
