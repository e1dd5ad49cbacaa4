import type { DatabaseSync } from 'node:sqlite'

/** Does `work` in one transaction: all of it stands, or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate')
  try {
    const done = work()
    database.exec('commit')
    return done
  } catch (problem) {
    database.exec('rollback')
    throw problem
  }
}
