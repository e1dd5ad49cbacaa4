import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** A session points at a person by id only; roles and scope are looked up anew at every request, so that they can be withdrawn. */
export const sessionTable = `
  create table session (token_hash text primary key, person text not null, started_at text not null, expires_at text not null) strict;
  create index session_expires_at on session (expires_at)
`

/** A working day: whoever signs in at eight is not thrown out before the evening, and a forgotten browser is closed by the night. */
export const sessionHours = 12

export interface SessionEffects {
  readonly clock: () => Date
  readonly random: (bytes: number) => Buffer
}
const defaults: SessionEffects = { clock: () => new Date(), random: randomBytes }

export interface Sessions {
  /** Starts a session and gives its token: 256 random bits, base64url. The store keeps the token's sha256 alone. */
  readonly start: (person: string) => string
  /** The person of a living session, null when the token is unknown or has expired. */
  readonly person: (token: string) => string | null
  readonly end: (token: string) => void
}

/** Sessions over an open application store. Expired ones are removed whenever a new one starts. */
export function openSessions(database: DatabaseSync, effects: SessionEffects = defaults): Sessions {
  const insert = database.prepare('insert into session (token_hash, person, started_at, expires_at) values (?, ?, ?, ?)')
  const select = database.prepare('select person from session where token_hash = ? and expires_at > ?')
  const remove = database.prepare('delete from session where token_hash = ?')
  const removeExpired = database.prepare('delete from session where expires_at <= ?')
  const start = (person: string): string => {
    const now = effects.clock()
    removeExpired.run(now.toISOString())
    const token = newToken(effects)
    const expires = new Date(now.getTime() + sessionHours * 3_600_000)
    insert.run(hashOf(token), person, now.toISOString(), expires.toISOString())
    return token
  }
  const person = (token: string): string | null => {
    const row = select.get(hashOf(token), effects.clock().toISOString()) as { person: string } | undefined
    return row?.person ?? null
  }
  return { start, person, end: (token) => void remove.run(hashOf(token)) }
}

/** A random token for a visitor's cookie, signed in or not. */
export function newToken(effects: Pick<SessionEffects, 'random'> = defaults): string {
  return effects.random(32).toString('base64url')
}

/**
 * The cross-site request token that belongs to a cookie's token. It is derived and not stored: another site can make the browser
 * send the cookie, but can neither read it nor compute this from anything it sees.
 */
export function csrfOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
