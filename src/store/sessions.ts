import { createHash, createHmac } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type Role, roles } from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'

/** A session points at a person by id only; roles and scope are looked up anew at every request, so that they can be withdrawn. */
export const sessionTable = `
  create table session (token_hash text primary key, person text not null, started_at text not null, expires_at text not null) strict;
  create index session_expires_at on session (expires_at)
`
/** What is listed of a session came later; those that had none of it are signed in anew. */
export const sessionListing = `
  delete from session;
  alter table session add column id text not null default '';
  alter table session add column seen_at text not null default '';
  alter table session add column device text not null default '';
  alter table session add column role text;
  create index session_person on session (person)
`

/** A working day: whoever signs in at eight is not thrown out before the evening, and a forgotten browser is closed by the night. */
export const sessionHours = 12
/** Two lessons and the break between them: who leaves the computer for longer than that has left it. */
export const idleHours = 2
// Each write waits for the disk, so being seen is noted once a minute.
const noteSeenAfter = 60_000

/** `id` names it in lists; it opens nothing. `role`: the role acted in, null before one is chosen. `device`: `Firefox på Windows`. */
export interface SessionEntry {
  readonly id: string
  readonly person: string
  readonly role: Role | null
  readonly device: string
  readonly startedAt: string
  readonly seenAt: string
}

export interface Sessions {
  /** Starts a session and gives its token: 256 random bits, base64url. The store keeps the token's sha256 alone. */
  readonly start: (person: string, device: string, role: Role | null) => string
  /** The living session of a token, null when the token is unknown, has expired or has been idle too long. Notes that it was seen. */
  readonly read: (token: string) => SessionEntry | null
  /** The living sessions of a person, latest seen first. */
  readonly list: (person: string) => readonly SessionEntry[]
  readonly end: (token: string) => void
  /** Ends a session of the person's by the id it is listed under; false when there is none. */
  readonly endListed: (person: string, id: string) => boolean
  readonly endAll: (person: string) => void
  /** The same session acting in another role, under a new token: the old one is worth nothing. Null when there is no such session. */
  readonly changeRole: (token: string, role: Role) => string | null
}

/** Sessions over an open application store. Expired ones are removed whenever a new one starts. */
export function openSessions(database: DatabaseSync, effects: StoreEffects = storeDefaults): Sessions {
  const insert = database.prepare(`
    insert into session (token_hash, person, started_at, expires_at, id, seen_at, device, role)
    values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const select = database.prepare('select * from session where token_hash = ? and expires_at > ? and seen_at > ?')
  const selectAll = database.prepare(`
    select * from session where person = ? and expires_at > ? and seen_at > ? order by seen_at desc, started_at desc`)
  const noteSeen = database.prepare('update session set seen_at = ? where token_hash = ?')
  const remove = database.prepare('delete from session where token_hash = ?')
  const removeDead = database.prepare('delete from session where expires_at <= ? or seen_at <= ?')
  /** the two instants that tell the living from the dead: now, and since when it must have been seen */
  const alive = (): readonly [string, string] => {
    const now = effects.clock()
    return [now.toISOString(), new Date(now.getTime() - idleHours * 3_600_000).toISOString()]
  }
  const read = (token: string): SessionEntry | null => {
    const [now, idle] = alive()
    const row = select.get(hashOf(token), now, idle)
    if (row === undefined) return null
    const entry = entryOf(row)
    if (Date.parse(now) - Date.parse(entry.seenAt) < noteSeenAfter) return entry
    noteSeen.run(now, hashOf(token))
    return { ...entry, seenAt: now }
  }
  return {
    start: (person, device, role) => {
      const now = effects.clock()
      removeDead.run(...alive())
      const token = newToken(effects)
      const expires = new Date(now.getTime() + sessionHours * 3_600_000).toISOString()
      const id = effects.random(9).toString('base64url')
      insert.run(hashOf(token), person, now.toISOString(), expires, id, now.toISOString(), device, role)
      return token
    },
    read,
    list: (person) => selectAll.all(person, ...alive()).map(entryOf),
    end: (token) => void remove.run(hashOf(token)),
    endListed: (person, id) => database.prepare('delete from session where person = ? and id = ?').run(person, id).changes === 1,
    endAll: (person) => void database.prepare('delete from session where person = ?').run(person),
    changeRole: (token, role) => {
      if (read(token) === null) return null
      const next = newToken(effects)
      database.prepare('update session set token_hash = ?, role = ? where token_hash = ?').run(hashOf(next), role, hashOf(token))
      return next
    },
  }
}

function entryOf(row: Record<string, SQLOutputValue>): SessionEntry {
  return {
    id: String(row.id),
    person: String(row.person),
    role: roles.find((role) => role === row.role) ?? null,
    device: String(row.device),
    startedAt: String(row.started_at),
    seenAt: String(row.seen_at),
  }
}

/** A random token for a visitor's cookie, signed in or not. */
export function newToken({ random }: Pick<StoreEffects, 'random'> = storeDefaults): string {
  return random(32).toString('base64url')
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
