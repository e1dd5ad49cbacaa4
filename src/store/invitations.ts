import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type StoreEffects, storeDefaults } from './effects.ts'

/** One-time links for choosing a password; the store keeps their sha256 alone. An account has one at a time. */
export const invitationTable = `
  create table invitation (
    account text primary key references account (id), token_hash text not null unique, expires_at text not null
  ) strict
`

/** Long enough to reach somebody who is away over a weekend. */
const invitationHours = 72

export interface Invitation {
  /** 256 random bits, base64url: shown once */
  readonly token: string
  readonly expiresAt: string
}

export interface Invitations {
  /** A new link in place of one given before. */
  readonly give: (account: string) => Invitation
  /** The account that a link is for, null when it is spent, replaced or too old. Choosing the password spends it. */
  readonly account: (token: string) => string | null
}

export function openInvitations(database: DatabaseSync, effects: StoreEffects = storeDefaults): Invitations {
  const write = database.prepare(`
    insert into invitation (account, token_hash, expires_at) values (?1, ?2, ?3)
    on conflict (account) do update set token_hash = ?2, expires_at = ?3`)
  const select = database.prepare('select account from invitation where token_hash = ? and expires_at > ?')
  return {
    give: (account) => {
      const token = effects.random(32).toString('base64url')
      const expiresAt = new Date(effects.clock().getTime() + invitationHours * 3_600_000).toISOString()
      write.run(account, hashOf(token), expiresAt)
      return { token, expiresAt }
    },
    account: (token) => {
      const row = select.get(hashOf(token), effects.clock().toISOString())
      return row === undefined ? null : String(row.account)
    },
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
