import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { inTransaction } from './transaction.ts'

/**
 * Failed attempts to sign in, by user name as written (whether anybody has it or not) and by address. The keys are hashes: somebody
 * may have typed a password where the user name belongs, and where people sat is nobody's business.
 */
export const attemptTable = `
  create table attempt (
    key text primary key, failures integer not null, last_at text not null, locked_until text
  ) strict
`

/** What an attempt is counted under, and how many may fail before one has to wait. */
export interface AttemptKey {
  readonly key: string
  readonly free: number
}
/** Five wrong passwords are mistakes; a whole school may share one address, so there it takes thirty. */
export const loginKey = (login: string): AttemptKey => ({ key: hashOf(`login ${login}`), free: 5 })
export const addressKey = (address: string): AttemptKey => ({ key: hashOf(`address ${address}`), free: 30 })

const firstWait = 60_000
/** Never longer: whoever fails on purpose in another's name must not be able to keep that person out for good. */
const longestWait = 15 * 60_000
const forgottenAfter = 24 * 3_600_000

export interface Attempts {
  /**
   * Counts an attempt as failed before it is tried, so that a thousand at once are a thousand. Answers until when one has to wait
   * (and then counts nothing), null when the attempt may be made.
   */
  readonly begin: (keys: readonly AttemptKey[]) => Date | null
  /** It did not fail after all: takes the attempt back. */
  readonly takeBack: (keys: readonly AttemptKey[]) => void
  /** Forgets everything under the key: the right password was given. */
  readonly forget: (key: AttemptKey) => void
}

/** Over an open application store: what is counted there outlives a restart. */
export function openAttempts(database: DatabaseSync, { clock }: Pick<StoreEffects, 'clock'> = storeDefaults): Attempts {
  const select = database.prepare('select failures, locked_until from attempt where key = ? and last_at > ?')
  const write = database.prepare(`
    insert into attempt (key, failures, last_at, locked_until) values (?1, ?2, ?3, ?4)
    on conflict (key) do update set failures = ?2, last_at = ?3, locked_until = ?4`)
  const lessen = database.prepare(`
    update attempt
    set failures = max(0, failures - 1), locked_until = case when failures - 1 < ?2 then null else locked_until end
    where key = ?1`)
  const remove = database.prepare('delete from attempt where key = ?')
  const removeOld = database.prepare('delete from attempt where last_at <= ?')

  const read = (key: string, now: Date): { failures: number; lockedUntil: Date | null } => {
    const row = select.get(key, forgottenBefore(now))
    const lockedUntil = row?.locked_until === undefined || row.locked_until === null ? null : new Date(String(row.locked_until))
    return { failures: Number(row?.failures ?? 0), lockedUntil }
  }
  const begin = (keys: readonly AttemptKey[]): Date | null =>
    inTransaction(database, () => {
      const now = clock()
      removeOld.run(forgottenBefore(now))
      const known = keys.map(({ key, free }) => ({ key, free, ...read(key, now) }))
      const waits = known.flatMap(({ lockedUntil }) => (lockedUntil !== null && lockedUntil > now ? [lockedUntil.getTime()] : []))
      if (waits.length > 0) return new Date(Math.max(...waits))
      for (const { key, free, failures } of known) {
        const wait = waitAfter(failures + 1, free)
        write.run(key, failures + 1, now.toISOString(), wait === 0 ? null : new Date(now.getTime() + wait).toISOString())
      }
      return null
    })
  return {
    begin,
    takeBack: (keys) => {
      for (const { key, free } of keys) lessen.run(key, free)
    },
    forget: ({ key }) => void remove.run(key),
  }
}

/** Milliseconds: nothing at first, then a minute, two, four … */
function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(longestWait, firstWait * 2 ** (failures - free))
}

const forgottenBefore = (now: Date): string => new Date(now.getTime() - forgottenAfter).toISOString()
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
