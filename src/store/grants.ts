import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type Grant, type GrantOrigin, GrantSchema, isInForce, type NewGrant } from '../contract/index.ts'

/** What one may, with its reason. A row is never taken away: withdrawing is written on it, so that what once applied can be told. */
export const grantTable = `
  create table granted (
    id integer primary key, account text not null, role text not null, school text, class text, subjects text,
    valid_from text not null, valid_to text, origin text not null check (origin in ('claim', 'file', 'hand')),
    reason text not null, given_by text not null, at text not null,
    withdrawn_at text, withdrawn_by text, withdrawn_reason text
  ) strict;
  create index granted_account on granted (account);
  create trigger granted_keeps_rows before delete on granted begin select raise(abort, 'a grant is withdrawn, not deleted'); end
`

/** Where a stored grant can come from: duties are worked out, never stored. */
export type StoredOrigin = Exclude<GrantOrigin, 'duty'>

export interface Giving {
  readonly origin: StoredOrigin
  /** account id, `system`, the file's name or the provider's issuer */
  readonly by: string
}

export interface Grants {
  /** An account's rows that are not withdrawn, whatever their dates, oldest first. */
  readonly of: (account: string) => readonly Grant[]
  /** An account's rows in force on a day (ISO date): `of` without what is past or yet to come. */
  readonly inForce: (account: string, day: string) => readonly Grant[]
  /** Every row, withdrawn ones too, of one account or of all (null): newest first. */
  readonly history: (account: string | null) => readonly Grant[]
  readonly give: (account: string, grant: NewGrant, giving: Giving) => Grant
  /** Writes the withdrawal on the row; false when there is no such row or it is withdrawn already. */
  readonly withdraw: (id: number, by: string, reason: string) => boolean
  /**
   * Makes `wanted` all that the origin gives: rows that it gave before and gives no longer are withdrawn with `reason`, those it
   * gives still are left as they stand, new ones added. One transaction. `account` null: the origin speaks of everyone (a file).
   */
  readonly replace: (
    account: string | null,
    wanted: readonly (NewGrant & { readonly account: string })[],
    giving: Giving,
    reason: string,
  ) => Replaced
}
export interface Replaced {
  readonly given: number
  readonly kept: number
  readonly withdrawn: number
}

export interface GrantEffects {
  readonly clock: () => Date
}
const defaults: GrantEffects = { clock: () => new Date() }

/** Grants over an open application store. They name accounts by id and do not ask whether there is such an account. */
export function openGrants(database: DatabaseSync, effects: GrantEffects = defaults): Grants {
  const insert = database.prepare(`
    insert into granted (account, role, school, class, subjects, valid_from, valid_to, origin, reason, given_by, at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    returning *`)
  const mark = database.prepare(`
    update granted set withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? where id = ? and withdrawn_at is null`)
  const select = database.prepare('select * from granted where account = ? and withdrawn_at is null order by id')
  const selectAll = database.prepare('select * from granted where ?1 is null or account = ?1 order by id desc')
  const selectOrigin = database.prepare(`
    select * from granted where origin = ?1 and (?2 is null or account = ?2) and withdrawn_at is null order by id`)
  const now = (): string => effects.clock().toISOString()

  const of = (account: string): readonly Grant[] => select.all(account).map(grantOf)
  const give: Grants['give'] = (
    account,
    { role, school, class: group, subjects, validFrom, validTo, reason },
    { origin, by },
  ) => {
    const named = subjects === null ? null : subjects.join(' ')
    const row = insert.get(account, role, school, group, named, validFrom, validTo, origin, reason, by, now())
    if (row === undefined) throw new Error('a grant was written and is not there')
    return grantOf(row)
  }
  const withdraw: Grants['withdraw'] = (id, by, reason) => mark.run(now(), by, reason, id).changes === 1
  const replace: Grants['replace'] = (account, wanted, giving, reason) => {
    const before = new Map(selectOrigin.all(giving.origin, account).map((row) => [keyOf(grantOf(row)), grantOf(row)]))
    const after = new Map(wanted.map((grant) => [keyOf(grant), grant]))
    const gone = [...before].filter(([key]) => !after.has(key))
    const added = [...after].filter(([key]) => !before.has(key))
    for (const [, { id }] of gone) if (id !== null) withdraw(id, giving.by, reason)
    for (const [, grant] of added) give(grant.account, grant, giving)
    return { given: added.length, kept: after.size - added.length, withdrawn: gone.length }
  }
  return {
    of,
    inForce: (account, day) => of(account).filter((grant) => isInForce(grant, day)),
    history: (account) => selectAll.all(account).map(grantOf),
    give,
    withdraw,
    replace: (...replacing) => {
      database.exec('begin immediate')
      try {
        const replaced = replace(...replacing)
        database.exec('commit')
        return replaced
      } catch (problem) {
        database.exec('rollback')
        throw problem
      }
    },
  }
}

type Told = Pick<Grant, 'account' | 'role' | 'school' | 'class' | 'subjects' | 'validFrom' | 'validTo' | 'reason'>

/** What an origin says, so that saying it again changes nothing. */
const keyOf = ({ account, role, school, class: group, subjects, validFrom, validTo, reason }: Told): string =>
  JSON.stringify([account, role, school, group, subjects, validFrom, validTo, reason])

function grantOf(row: Record<string, SQLOutputValue>): Grant {
  const { withdrawn_at: withdrawnAt, withdrawn_by: by, withdrawn_reason: why, subjects } = row
  return GrantSchema.parse({
    id: row.id,
    account: row.account,
    role: row.role,
    school: row.school,
    class: row.class,
    subjects: typeof subjects === 'string' ? subjects.split(' ') : null,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    origin: row.origin,
    reason: row.reason,
    givenBy: row.given_by,
    at: row.at,
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, by, reason: why },
  })
}
