import { createHmac } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import {
  type ClaimRule,
  ClaimRuleSchema,
  type ProviderSettings,
  ProviderSettingsSchema,
  type SaveProvider,
} from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { seal, unseal } from './sealed.ts'
import { inTransaction } from './transaction.ts'

/**
 * The municipality's identity providers and what their claims open. `secret`, `hint` and the setting `signingKey` are encrypted with a
 * key that is not in this file. A provider taken away stays a day, so that it can be brought back, secret and all.
 */
export const signInTables = `
  create table identity_provider (
    id text primary key, settings text not null, secret blob, added_at text not null, removed_at text
  ) strict;
  create table claim_rule (ordinal integer primary key, rule text not null) strict;
  create table sign_in_setting (name text primary key, value blob not null) strict;
  create table provider_session (session text primary key, provider text not null, hint blob) strict
`

export interface KnownProvider {
  readonly id: string
  readonly settings: ProviderSettings
  readonly hasSecret: boolean
}

/** Which provider a session came through, and what it wants to see at sign-out (its own ID token); null when it needs nothing. */
export interface ProviderSession {
  readonly provider: string
  readonly hint: string | null
}

export interface SignInSettings {
  /** the address people reach the product at, null until told */
  readonly address: () => string | null
  readonly setAddress: (address: string) => void
  /** in the order they were added */
  readonly providers: () => readonly KnownProvider[]
  readonly provider: (id: string) => KnownProvider | null
  readonly secretOf: (id: string) => string | null
  /** Answers the id; null when `id` names none that is there. */
  readonly save: (provider: SaveProvider) => string | null
  /** Takes away, or brings back what was taken away; false when there is no such provider. */
  readonly setRemoved: (id: string, removed: boolean) => boolean
  readonly rules: () => readonly ClaimRule[]
  readonly saveRules: (rules: readonly ClaimRule[]) => void
  /** A text kept encrypted under a name, made with `make` the first time it is asked for. */
  readonly kept: (name: string, make: () => string) => string
  /** What stands for a provider's own identifier of someone, which may be a personal number: keyed, so that it cannot be guessed back. */
  readonly pseudonym: (text: string) => string
  readonly noteSession: (session: string, came: ProviderSession) => void
  /** How a session came, which is then forgotten; null when it did not come through a provider. */
  readonly takeSession: (session: string) => ProviderSession | null
}

const keptAfterRemoval = 24 * 3_600_000

/** Over an open application store. `key`: 32 bytes, asked for when something is encrypted or read. */
export function openSignInSettings(
  database: DatabaseSync,
  key: () => Uint8Array,
  effects: StoreEffects = storeDefaults,
): SignInSettings {
  const sealed = (text: string, about: string): Uint8Array => seal(Buffer.from(text), key(), about, effects)
  const opened = (value: SQLOutputValue | undefined, about: string): string | null =>
    value instanceof Uint8Array ? Buffer.from(unseal(value, key(), about)).toString() : null
  const setting = (name: string): SQLOutputValue | undefined =>
    database.prepare('select value from sign_in_setting where name = ?').get(name)?.value
  const setSetting = (name: string, value: Uint8Array): void => {
    database.prepare('insert or replace into sign_in_setting (name, value) values (?, ?)').run(name, value)
  }
  return {
    address: () => {
      const value = setting('address')
      return value instanceof Uint8Array ? Buffer.from(value).toString() : null
    },
    setAddress: (address) => setSetting('address', Buffer.from(address)),
    ...providersOver(database, sealed, opened, effects),
    rules: () =>
      database
        .prepare('select rule from claim_rule order by ordinal')
        .all()
        .map(({ rule }) => ClaimRuleSchema.parse(JSON.parse(String(rule)))),
    saveRules: (rules) =>
      inTransaction(database, () => {
        database.exec('delete from claim_rule')
        const insert = database.prepare('insert into claim_rule (ordinal, rule) values (?, ?)')
        for (const [index, rule] of rules.entries()) insert.run(index + 1, JSON.stringify(rule))
      }),
    kept: (name, make) => {
      const there = opened(setting(name), `setting ${name}`)
      if (there !== null) return there
      const made = make()
      setSetting(name, sealed(made, `setting ${name}`))
      return made
    },
    pseudonym: (text) => createHmac('sha256', key()).update(`identity ${text}`).digest('base64url'),
    ...sessionsOver(database, sealed, opened),
  }
}

type Sealed = (text: string, about: string) => Uint8Array
type Opened = (value: SQLOutputValue | undefined, about: string) => string | null

function providersOver(
  database: DatabaseSync,
  sealed: Sealed,
  opened: Opened,
  { clock, random }: StoreEffects,
): Pick<SignInSettings, 'providers' | 'provider' | 'secretOf' | 'save' | 'setRemoved'> {
  const columns = 'id, settings, secret is not null as has_secret'
  const insert = database.prepare('insert into identity_provider (id, settings, secret, added_at) values (?, ?, ?, ?)')
  const update = database.prepare(
    'update identity_provider set settings = ?2, secret = coalesce(?3, secret) where id = ?1 and removed_at is null',
  )
  const provider = (id: string): KnownProvider | null => {
    const row = database.prepare(`select ${columns} from identity_provider where id = ? and removed_at is null`).get(id)
    return row === undefined ? null : providerOf(row)
  }
  return {
    providers: () =>
      database
        .prepare(`select ${columns} from identity_provider where removed_at is null order by added_at, id`)
        .all()
        .map(providerOf),
    provider,
    secretOf: (id) =>
      opened(database.prepare('select secret from identity_provider where id = ?').get(id)?.secret, `provider ${id}`),
    save: ({ id, settings, secret }) => {
      const name = id ?? `${slugOf(settings.label)}-${random(3).toString('hex')}`
      const kept = secret === null ? null : sealed(secret, `provider ${name}`)
      if (id === null) insert.run(name, JSON.stringify(settings), kept, clock().toISOString())
      else if (update.run(id, JSON.stringify(settings), kept).changes === 0) return null
      return name
    },
    setRemoved: (id, removed) => {
      const now = clock()
      const before = new Date(now.getTime() - keptAfterRemoval).toISOString()
      database.prepare('delete from identity_provider where removed_at < ?').run(before)
      const at = removed ? now.toISOString() : null
      return database.prepare('update identity_provider set removed_at = ? where id = ?').run(at, id).changes === 1
    },
  }
}

function sessionsOver(
  database: DatabaseSync,
  sealed: Sealed,
  opened: Opened,
): Pick<SignInSettings, 'noteSession' | 'takeSession'> {
  return {
    noteSession: (session, { provider, hint }) => {
      database.exec('delete from provider_session where session not in (select id from session)')
      const kept = hint === null ? null : sealed(hint, `session ${session}`)
      database
        .prepare('insert or replace into provider_session (session, provider, hint) values (?, ?, ?)')
        .run(session, provider, kept)
    },
    takeSession: (session) => {
      const row = database.prepare('delete from provider_session where session = ? returning provider, hint').get(session)
      return row === undefined ? null : { provider: String(row.provider), hint: opened(row.hint, `session ${session}`) }
    },
  }
}

function providerOf(row: Record<string, SQLOutputValue>): KnownProvider {
  return {
    id: String(row.id),
    settings: ProviderSettingsSchema.parse(JSON.parse(String(row.settings))),
    hasSecret: row.has_secret === 1,
  }
}

/** `Kommunens inloggning` → `kommunens-inloggning`. */
function slugOf(label: string): string {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'inloggning'
  )
}
