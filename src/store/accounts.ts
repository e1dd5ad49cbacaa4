import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { Fault } from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { inTransaction } from './transaction.ts'

/**
 * Who one is. The table itself holds that an account from an identity provider has no password path: no user name, no password, no
 * code. `staff_key` is the vault's random key of a member of staff; the personal number it was found by is not kept.
 */
export const accountTable = `
  create table account (
    id text primary key,
    login text unique,
    name text not null,
    kind text not null check (kind in ('local', 'sso', 'breakGlass')),
    issuer text,
    subject text,
    email text,
    password_hash text,
    password_changed_at text,
    totp_secret blob,
    totp_proposal blob,
    totp_step integer,
    staff_key integer,
    state text not null default 'active' check (state in ('active', 'closed')),
    created_at text not null,
    signed_in_at text,
    unique (issuer, subject),
    check ((kind = 'sso') = (issuer is not null)),
    check ((kind = 'sso') = (subject is not null)),
    check ((kind = 'sso') = (login is null)),
    check (kind <> 'sso' or (password_hash is null and totp_secret is null and totp_proposal is null))
  ) strict
`

export type AccountKind = 'local' | 'sso' | 'breakGlass'

/** `login` in lower case, null for sso; `issuer` and `subject` for sso alone. Times ISO 8601 in UTC. */
export interface Account {
  readonly id: string
  readonly login: string | null
  readonly name: string
  readonly kind: AccountKind
  readonly issuer: string | null
  readonly subject: string | null
  readonly email: string | null
  readonly staffKey: number | null
  readonly state: 'active' | 'closed'
  readonly hasPassword: boolean
  readonly passwordChangedAt: string | null
  /** whether a code is asked for beside the password */
  readonly hasCode: boolean
  readonly createdAt: string
  readonly signedInAt: string | null
}

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly kind: 'local' | 'breakGlass'
  readonly email: string | null
}

/** Whom an identity provider vouches for. `staffKey` null: the provider tells of no member of staff that the vault knows. */
export interface ProvidedIdentity {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string | null
  readonly staffKey: number | null
}

export interface Accounts {
  readonly byId: (id: string) => Account | null
  readonly byLogin: (login: string) => Account | null
  /** all of them, by name */
  readonly list: () => readonly Account[]
  /** Faults invalidLogin, loginTaken. The account can be signed in to once it has a password. */
  readonly create: (wanted: NewAccount) => Account
  /** The account of issuer and subject, made at the first sign-in; name, email and staff follow the provider. Fault accountClosed. */
  readonly fromIdentityProvider: (identity: ProvidedIdentity) => Account
  readonly setStaffKey: (id: string, staffKey: number | null) => void
  /** Notes that the account was signed in to. */
  readonly noteSignIn: (id: string) => void
  /** Closes the account and ends its sessions. */
  readonly close: (id: string) => void
  readonly reopen: (id: string) => void
}

const columns = `id, login, name, kind, issuer, subject, email, staff_key, state, created_at, signed_in_at, password_changed_at,
  password_hash is not null as has_password, totp_secret is not null as has_code`

/** Accounts over an open application store. */
export function openAccounts(database: DatabaseSync, effects: StoreEffects = storeDefaults): Accounts {
  const finder = (condition: string): ((...values: (string | null)[]) => Account | null) => {
    const select = database.prepare(`select ${columns} from account where ${condition}`)
    return (...values) => {
      const row = select.get(...values)
      return row === undefined ? null : accountOf(row)
    }
  }
  const byId: Accounts['byId'] = finder('id = ?')
  const findLogin = finder('login = ?')
  const byLogin = (login: string): Account | null => findLogin(foldLogin(login))
  const findSubject = finder('issuer = ? and subject = ?')
  const insert = database.prepare(`
    insert into account (id, login, name, kind, issuer, subject, email, staff_key, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const setState = database.prepare('update account set state = ? where id = ?')
  const add = (account: Pick<Account, 'login' | 'name' | 'kind' | 'issuer' | 'subject' | 'email' | 'staffKey'>): Account => {
    const id = effects.random(12).toString('base64url')
    const { login, name, kind, issuer, subject, email, staffKey } = account
    insert.run(id, login, name, kind, issuer, subject, email, staffKey, effects.clock().toISOString())
    return known(byId(id), id)
  }
  return {
    byId,
    byLogin,
    list: () => database.prepare(`select ${columns} from account order by name, id`).all().map(accountOf),
    create: ({ login: written, name, kind, email }) => {
      const login = readLogin(written)
      if (byLogin(login) !== null) throw new Fault('loginTaken', { login })
      return add({ login, name, kind, issuer: null, subject: null, email, staffKey: null })
    },
    fromIdentityProvider: (identity) =>
      inTransaction(database, () => {
        const found = findSubject(identity.issuer, identity.subject)
        if (found === null) return add({ login: null, kind: 'sso', ...identity })
        if (found.state === 'closed') throw new Fault('accountClosed', {})
        follow(database, found.id, identity)
        return known(byId(found.id), found.id)
      }),
    setStaffKey: (id, staffKey) => {
      database.prepare('update account set staff_key = ? where id = ?').run(staffKey, id)
    },
    noteSignIn: (id) => {
      database.prepare('update account set signed_in_at = ? where id = ?').run(effects.clock().toISOString(), id)
    },
    close: (id) =>
      inTransaction(database, () => {
        setState.run('closed', id)
        database.prepare('delete from session where person = ?').run(id)
        database.prepare('delete from invitation where account = ?').run(id)
      }),
    reopen: (id) => void setState.run('active', id),
  }
}

// What the administrator has said of staff stands until the provider says something of its own.
function follow(database: DatabaseSync, id: string, { name, email, staffKey }: ProvidedIdentity): void {
  database
    .prepare('update account set name = ?, email = ?, staff_key = coalesce(?, staff_key) where id = ?')
    .run(name, email, staffKey, id)
}

function known(account: Account | null, id: string): Account {
  if (account === null) throw new Error(`the account ${id} was written and is not there`)
  return account
}

function accountOf(row: Record<string, SQLOutputValue>): Account {
  const text = (column: string): string | null => (row[column] === null ? null : String(row[column]))
  return {
    id: String(row.id),
    login: text('login'),
    name: String(row.name),
    kind: row.kind === 'sso' || row.kind === 'breakGlass' ? row.kind : 'local',
    issuer: text('issuer'),
    subject: text('subject'),
    email: text('email'),
    staffKey: row.staff_key === null ? null : Number(row.staff_key),
    state: row.state === 'closed' ? 'closed' : 'active',
    hasPassword: row.has_password === 1,
    passwordChangedAt: text('password_changed_at'),
    hasCode: row.has_code === 1,
    createdAt: String(row.created_at),
    signedInAt: text('signed_in_at'),
  }
}

/** One person writes Anna.Ek, another anna.ek: the same user name. */
export function foldLogin(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase()
}

function readLogin(written: string): string {
  const login = foldLogin(written)
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u.test(login)) throw new Fault('invalidLogin', { login: written })
  return login
}
