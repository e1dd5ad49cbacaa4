import type { DatabaseSync } from 'node:sqlite'
import { auditTable, chainAudit } from './audit-table.ts'
import { type Migration, openDatabase } from './database.ts'
import { grantTable } from './grants.ts'
import { rejectTable } from './rejects.ts'
import { sessionTable } from './sessions.ts'

/** The tables of store.sqlite, in the order they were added: append only, never edit what has shipped. */
const migrations: readonly Migration[] = [auditTable, sessionTable, rejectTable, chainAudit, grantTable]

/** Opens the application store (`store.sqlite`: audit, sessions, rejects). The caller closes it. */
export function openStore(path: string): DatabaseSync {
  return openDatabase(path, migrations)
}
