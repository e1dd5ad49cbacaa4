import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** SQL, or a step that SQL alone cannot take. */
export type Migration = string | ((database: DatabaseSync) => void)

/**
 * Opens a SQLite file of the application store: WAL, synchronous=FULL (an acknowledged write survives kill −9 and power loss),
 * readable by the owner alone. `migrations` are applied in order, once each, and never edited after they have shipped.
 */
export function openDatabase(path: string, migrations: readonly Migration[]): DatabaseSync {
  const fresh = !existsSync(path)
  const database = new DatabaseSync(path)
  if (fresh) chmodSync(path, 0o600)
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000')
  const applied = versionOf(database)
  for (const [index, migration] of migrations.entries()) {
    if (index < applied) continue
    migrate(database, migration, index + 1)
  }
  return database
}

// What fails is taken back whole, and the next start tries again.
function migrate(database: DatabaseSync, migration: Migration, version: number): void {
  database.exec('begin immediate')
  try {
    // Another process may have opened the file at the same time and come first.
    if (versionOf(database) < version) {
      if (typeof migration === 'string') database.exec(migration)
      else migration(database)
      database.exec(`pragma user_version = ${version}`)
    }
    database.exec('commit')
  } catch (problem) {
    database.exec('rollback')
    throw problem
  }
}

const versionOf = (database: DatabaseSync): number => Number(database.prepare('pragma user_version').get()?.user_version)
