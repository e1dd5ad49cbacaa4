import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * Opens a SQLite file of the application store: WAL, synchronous=FULL (an acknowledged write survives kill −9 and power loss),
 * readable by the owner alone. `migrations` are applied in order, once each, and never edited after they have shipped.
 */
export function openDatabase(path: string, migrations: readonly string[]): DatabaseSync {
  const fresh = !existsSync(path)
  const database = new DatabaseSync(path)
  if (fresh) chmodSync(path, 0o600)
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000')
  const { user_version: applied } = database.prepare('pragma user_version').get() as { user_version: number }
  for (const [index, migration] of migrations.entries()) {
    if (index < applied) continue
    database.exec(`begin immediate; ${migration}; pragma user_version = ${index + 1}; commit`)
  }
  return database
}
