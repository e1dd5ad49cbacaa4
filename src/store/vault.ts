// The identity vault: the only place where a person's number and name stand beside the random key that figures carry.
import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Protection } from '../contract/index.ts'
import { openDatabase } from './database.ts'

/** A person as a source tells of her. `personalNumber`: 12 characters, `YYYYMMDDNNNN` or `YYYYMMDDTFNN`. */
export interface PersonIdentity {
  readonly personalNumber: string
  readonly givenName: string
  readonly familyName: string
}

/** Whether a name that has changed is written down: a replay of old files must not bring old names back. */
export type Names = 'renew' | 'keep'

export interface Vault {
  /** One transaction a load: keys given since `begin` are forgotten by `rollback`. */
  readonly begin: () => void
  readonly commit: () => void
  readonly rollback: () => void
  /** Keys of persons already known, null for the others; in the order asked. Gives no new keys. */
  readonly known: (personalNumbers: readonly string[]) => readonly (number | null)[]
  /** Keys in the order asked; a person not met before gets a new random one (48 bits, a safe integer). */
  readonly keysFor: (identities: readonly PersonIdentity[], names: Names) => readonly number[]
  /** Writes down the protection marking a roster told last, so that lists and exports can heed it. */
  readonly mark: (markings: Iterable<readonly [key: number, protection: Protection]>) => void
  /** How many persons are known. */
  readonly size: () => number
  readonly close: () => void
}

export interface VaultEffects {
  /** Random bytes fit for secrets. */
  readonly random: (length: number) => Uint8Array
}

const migrations: readonly string[] = [
  `create table person (
    key integer primary key, personal_number text not null unique, given_name text not null, family_name text not null,
    protection text not null default 'unknown'
  ) strict`,
]

const keyBytes = 6
const keysDrawnAtOnce = 4096

/** Opens, and at first makes, `vault.sqlite`. Readable by the owner of the process alone. */
export function openVault(path: string, effects: VaultEffects = { random: randomBytes }): Vault {
  const database = openDatabase(path, migrations)
  const drawKey = keySource(effects.random)
  const find = database.prepare('select key from person where personal_number = ?')
  const taken = database.prepare('select 1 from person where key = ?')
  const insert = database.prepare('insert into person (key, personal_number, given_name, family_name) values (?, ?, ?, ?)')
  const rename = database.prepare(
    'update person set given_name = ?2, family_name = ?3 where key = ?1 and (given_name <> ?2 or family_name <> ?3)',
  )
  const marking = database.prepare('update person set protection = ?2 where key = ?1 and protection <> ?2')

  const keyOf = (personalNumber: string): number | null => {
    const row = find.get(personalNumber)
    return row === undefined ? null : Number(row.key)
  }
  const newKey = ({ personalNumber, givenName, familyName }: PersonIdentity): number => {
    let key = drawKey()
    while (key === 0 || taken.get(key) !== undefined) key = drawKey()
    insert.run(key, personalNumber, givenName, familyName)
    return key
  }
  const keyFor = (identity: PersonIdentity, names: Names): number => {
    const key = keyOf(identity.personalNumber)
    if (key === null) return newKey(identity)
    if (names === 'renew') rename.run(key, identity.givenName, identity.familyName)
    return key
  }
  return {
    begin: () => database.exec('begin immediate'),
    commit: () => database.exec('commit'),
    rollback: () => database.exec('rollback'),
    known: (personalNumbers) => personalNumbers.map(keyOf),
    keysFor: (identities, names) => identities.map((identity) => keyFor(identity, names)),
    mark: (markings) => {
      for (const [key, protection] of markings) marking.run(key, protection)
    },
    size: () => countPersons(database),
    close: () => database.close(),
  }
}

function countPersons(database: DatabaseSync): number {
  return Number(database.prepare('select count(*) as n from person').get()?.n)
}

// Drawn in bulk: one call for random bytes a key would cost more than the insert.
function keySource(random: (length: number) => Uint8Array): () => number {
  let drawn = Buffer.alloc(0)
  let next = 0
  return () => {
    if (next + keyBytes > drawn.length) {
      drawn = Buffer.from(random(keyBytes * keysDrawnAtOnce))
      next = 0
    }
    next += keyBytes
    return drawn.readUIntBE(next - keyBytes, keyBytes)
  }
}
