import type { DatabaseSync } from 'node:sqlite'
import { auditTable } from './audit.ts'
import { openDatabase } from './database.ts'
import { rejectTable } from './rejects.ts'
import { sessionTable } from './sessions.ts'

/** The tables of store.sqlite, in the order they were added: append only, never edit what has shipped. */
const migrations: readonly string[] = [auditTable, sessionTable, rejectTable]

/** Opens the application store (`store.sqlite`: audit, sessions, rejects). The caller closes it. */
export function openStore(path: string): DatabaseSync {
  return openDatabase(path, migrations)
}
