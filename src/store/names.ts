// The vault as those read it who may show a name: opened for reading, for as long as one list takes.
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

export interface Identity {
  readonly key: number
  readonly personalNumber: string
  readonly givenName: string
  readonly familyName: string
}

/** Names by key. A person whose name the vault does not hold (any longer) is not among them. */
export function namesOf(path: string, keys: readonly number[]): ReadonlyMap<number, Pick<Identity, 'givenName' | 'familyName'>> {
  const found = reading(path, (database) =>
    database
      .prepare(`
        select key, given_name, family_name
        from person
        where key in (select value from json_each(?)) and (given_name <> '' or family_name <> '')`)
      .all(JSON.stringify(keys)),
  )
  return new Map(
    (found ?? []).map((row) => [Number(row.key), { givenName: String(row.given_name), familyName: String(row.family_name) }]),
  )
}

/** The person with a personal number of 12 characters, null when the vault has none. */
export function findIdentity(path: string, personalNumber: string): Identity | null {
  const row = reading(path, (database) =>
    database
      .prepare('select key, personal_number, given_name, family_name from person where personal_number = ?')
      .get(personalNumber),
  )
  if (row === undefined || row === null) return null
  const { key, personal_number: number, given_name: givenName, family_name: familyName } = row
  return { key: Number(key), personalNumber: String(number), givenName: String(givenName), familyName: String(familyName) }
}

function reading<T>(path: string, read: (database: DatabaseSync) => T): T | null {
  if (!existsSync(path)) return null
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    database.exec('pragma busy_timeout = 5000')
    return read(database)
  } finally {
    database.close()
  }
}
