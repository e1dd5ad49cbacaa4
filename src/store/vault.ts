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

/**
 * Whether a name that has changed is written down. `renew`: unless the person's identity is protected; `told`: in any case, for a roster
 * that says the identity is not protected; `keep`: not at all, for a replay of old files must not bring old names back.
 */
export type Names = 'renew' | 'told' | 'keep'

/** What one school said last of a pupil's protected identity; `school` is '' when the school no longer tells of the pupil. */
export interface Marking {
  readonly key: number
  readonly school: string
  /** first calendar year of the school year that it was said of */
  readonly schoolYear: number
  readonly protection: Exclude<Protection, 'none' | 'unknown'>
}

export interface Vault {
  /** One transaction a load: keys given since `begin` are forgotten by `rollback`. */
  readonly begin: () => void
  readonly commit: () => void
  readonly rollback: () => void
  /** Keys of persons already known, null for the others; in the order asked. Gives no new keys. */
  readonly known: (personalNumbers: readonly string[]) => readonly (number | null)[]
  /** Keys in the order asked; a person not met before gets a new random one (48 bits, a safe integer). */
  readonly keysFor: (identities: readonly PersonIdentity[], names: Names) => readonly number[]
  /** The markings in force: all of them, for there are few. */
  readonly markings: () => readonly Marking[]
  /** Number of the load that changed the markings last, 0 before the first. */
  readonly markedBy: () => number
  /** Writes down the markings as they will be once load `load` is published; they are not yet in force. */
  readonly propose: (load: number, markings: readonly Marking[]) => void
  /** The load whose proposal waits, null when none does. */
  readonly proposedBy: () => number | null
  /** Puts the waiting proposal in force and removes the names of those it marks: nobody is to read them. */
  readonly settle: () => void
  readonly discard: () => void
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
  // Until now the marking was a column of the person, without the school and year that told it. Year 0: any roster may lift it.
  `create table marking (
    key integer not null, school text not null, school_year integer not null, protection text not null,
    primary key (key, school, school_year)
  ) strict;
  create table marking_proposed (
    key integer not null, school text not null, school_year integer not null, protection text not null,
    primary key (key, school, school_year)
  ) strict;
  create table marking_state (marked_by integer not null, proposed_by integer) strict;
  insert into marking_state values (0, null);
  insert into marking
  select key, '', 0, protection from person where protection in ('confidentiality', 'protectedRegistration');
  alter table person drop column protection`,
]

const keyBytes = 6
const keysDrawnAtOnce = 4096

/** Opens, and at first makes, `vault.sqlite`. Readable by the owner of the process alone. */
export function openVault(path: string, effects: VaultEffects = { random: randomBytes }): Vault {
  const database = openDatabase(path, migrations)
  // A name that is taken away must not be left in a free page of the file.
  database.exec('pragma secure_delete = on')
  const drawKey = keySource(effects.random)
  const find = database.prepare('select key from person where personal_number = ?')
  const taken = database.prepare('select 1 from person where key = ?')
  const insert = database.prepare('insert into person (key, personal_number, given_name, family_name) values (?, ?, ?, ?)')
  const changed = 'update person set given_name = ?2, family_name = ?3 where key = ?1 and (given_name <> ?2 or family_name <> ?3)'
  const renameTold = database.prepare(changed)
  const rename = database.prepare(`${changed} and key not in (select key from marking)`)

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
    if (names !== 'keep') (names === 'told' ? renameTold : rename).run(key, identity.givenName, identity.familyName)
    return key
  }
  return {
    begin: () => database.exec('begin immediate'),
    commit: () => database.exec('commit'),
    rollback: () => database.exec('rollback'),
    known: (personalNumbers) => personalNumbers.map(keyOf),
    keysFor: (identities, names) => identities.map((identity) => keyFor(identity, names)),
    ...markingsIn(database),
    size: () => countPersons(database),
    close: () => database.close(),
  }
}

function markingsIn(
  database: DatabaseSync,
): Pick<Vault, 'markings' | 'markedBy' | 'propose' | 'proposedBy' | 'settle' | 'discard'> {
  const insert = database.prepare('insert into marking_proposed (key, school, school_year, protection) values (?, ?, ?, ?)')
  const state = database.prepare('select marked_by, proposed_by from marking_state')
  return {
    markings: () =>
      database
        .prepare('select key, school, school_year, protection from marking order by key, school_year, school')
        .all()
        .map(({ key, school, school_year, protection }) => ({
          key: Number(key),
          school: String(school),
          schoolYear: Number(school_year),
          protection: protection === 'confidentiality' ? protection : 'protectedRegistration',
        })),
    markedBy: () => Number(state.get()?.marked_by),
    propose: (load, markings) => {
      database.exec('delete from marking_proposed')
      for (const { key, school, schoolYear, protection } of markings) insert.run(key, school, schoolYear, protection)
      database.prepare('update marking_state set proposed_by = ?').run(load)
    },
    proposedBy: () => {
      const load = state.get()?.proposed_by ?? null
      return load === null ? null : Number(load)
    },
    settle: () => database.exec(settling),
    discard: () =>
      database.exec('begin immediate; delete from marking_proposed; update marking_state set proposed_by = null; commit'),
  }
}

const settling = `
  begin immediate;
  delete from marking;
  insert into marking select * from marking_proposed;
  delete from marking_proposed;
  update marking_state set marked_by = proposed_by, proposed_by = null;
  update person set given_name = '', family_name = '' where key in (select key from marking);
  commit`

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
