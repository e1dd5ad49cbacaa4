import { DatabaseSync } from 'node:sqlite'

/** Removes every person but these from the vault, and the bytes with them. Answers how many left. */
export function forgetPersons(path: string, keep: readonly number[]): number {
  const database = new DatabaseSync(path)
  try {
    database.exec('pragma busy_timeout = 5000; pragma secure_delete = on')
    const kept = JSON.stringify(keep)
    const { changes } = database.prepare('delete from person where key not in (select value from json_each(?))').run(kept)
    database.prepare('delete from marking where key not in (select key from person)').run()
    // Pages as they were stand in the write-ahead log until it is folded in.
    database.exec('pragma wal_checkpoint(truncate)')
    return Number(changes)
  } finally {
    database.close()
  }
}
