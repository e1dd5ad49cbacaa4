// An application store whose clock the test moves and whose chance the test knows; passwords hashed as cheaply as argon2 allows.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { hash, verify } from '@node-rs/argon2'
import {
  type Accounts,
  type Attempts,
  type Credentials,
  type Invitations,
  openAccounts,
  openAttempts,
  openCredentials,
  openInvitations,
  openSessions,
  openSetUp,
  openStore,
  type Sessions,
  type SetUp,
} from '../../src/store/index.ts'

export interface Signing {
  readonly path: string
  readonly store: DatabaseSync
  readonly accounts: Accounts
  readonly credentials: Credentials
  readonly attempts: Attempts
  readonly invitations: Invitations
  readonly sessions: Sessions
  readonly setUp: SetUp
  /** how many hashes have been made and compared */
  readonly counted: { hashed: number; verified: number }
  readonly now: () => Date
  readonly pass: (seconds: number) => void
  /** closes the file and opens it again, as a restart does */
  readonly restarted: () => Signing
  readonly close: () => void
}

const key = (): Uint8Array => Buffer.alloc(32, 7)

export function openSigning(): Signing {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-signing-'))
  const clock = { now: new Date('2026-01-02T08:00:00Z') }
  return signingOver(join(folder, 'store.sqlite'), clock, () => rmSync(folder, { recursive: true }))
}

function signingOver(path: string, clock: { now: Date }, remove: () => void): Signing {
  let drawn = 0
  const counted = { hashed: 0, verified: 0 }
  const effects = {
    clock: () => clock.now,
    random: (bytes: number) => {
      const chance = createHash('sha512').update(`${++drawn}`).digest()
      return chance.subarray(0, bytes)
    },
    hash: (password: string) => {
      counted.hashed++
      return hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 })
    },
    verify: (hashed: string, password: string) => {
      counted.verified++
      return verify(hashed, password)
    },
  }
  const store = openStore(path)
  const close = (): void => {
    store.close()
    remove()
  }
  return {
    path,
    store,
    accounts: openAccounts(store, effects),
    credentials: openCredentials(store, key, effects),
    attempts: openAttempts(store, effects),
    invitations: openInvitations(store, effects),
    sessions: openSessions(store, effects),
    setUp: openSetUp(store, effects),
    counted,
    now: () => clock.now,
    pass: (seconds) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000)
    },
    restarted: () => {
      store.close()
      return signingOver(path, clock, remove)
    },
    close,
  }
}
