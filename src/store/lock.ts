import { DatabaseSync } from 'node:sqlite'

/** Held until `release`, or until the process dies, however it dies. */
export interface Lock {
  readonly release: () => void
}

/**
 * Takes the lock that stands in the file `path`, or answers the process id of the one who has it.
 * The file is a SQLite database and the lock is SQLite's own: the operating system lets go of it when a process is killed, so
 * there are no stale locks to judge by a process id that another program may have been given since.
 */
export function takeLock(path: string): Lock | { readonly heldBy: number } {
  const database = new DatabaseSync(path)
  try {
    database.exec('pragma busy_timeout = 0')
    database.exec('create table if not exists holder (pid integer not null)')
    database.exec('begin immediate')
    database.exec('delete from holder')
    database.prepare('insert into holder (pid) values (?)').run(process.pid)
    database.exec('commit')
    // Between the two somebody else may come first; then this one is busy.
    database.exec('begin immediate')
  } catch (problem) {
    const heldBy = isBusy(problem) ? readHolder(database) : null
    database.close()
    if (heldBy === null) throw problem
    return { heldBy }
  }
  return {
    release: () => {
      database.exec('rollback')
      database.close()
    },
  }
}

// SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy
const isBusy = (problem: unknown): boolean => problem instanceof Error && 'errcode' in problem && problem.errcode === 5

// 0 while the one who came first has not yet written its number
function readHolder(database: DatabaseSync): number {
  try {
    return Number(database.prepare('select pid from holder').get()?.pid ?? 0)
  } catch (problem) {
    if (isBusy(problem)) return 0
    throw problem
  }
}
