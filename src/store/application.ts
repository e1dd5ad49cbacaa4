import type { DatabaseSync } from 'node:sqlite'
import { accountTable } from './accounts.ts'
import { attemptTable } from './attempts.ts'
import { auditTable, chainAudit } from './audit-table.ts'
import { recoveryCodeTable } from './credentials.ts'
import { type Migration, openDatabase } from './database.ts'
import { grantTable } from './grants.ts'
import { invitationTable } from './invitations.ts'
import { localTables } from './locals.ts'
import { mailSettingTable } from './mail-settings.ts'
import { outboxTable } from './outbox.ts'
import { periodTable } from './periods.ts'
import { rejectTable } from './rejects.ts'
import { reportNoteTable } from './report-notes.ts'
import { reportPlaceTables } from './report-places.ts'
import { reportShareTable } from './report-shares.ts'
import { reportTables } from './reports.ts'
import { runTables } from './runs.ts'
import { sessionListing, sessionTable } from './sessions.ts'
import { setUpTable } from './set-up.ts'
import { signInTables } from './sign-in-settings.ts'

/** The tables of store.sqlite, in the order they were added: append only, never edit what has shipped. */
const migrations: readonly Migration[] = [
  auditTable,
  sessionTable,
  rejectTable,
  chainAudit,
  grantTable,
  [accountTable, recoveryCodeTable, invitationTable, attemptTable, setUpTable, sessionListing].join(';'),
  periodTable,
  signInTables,
  [reportTables, reportShareTable, reportPlaceTables, reportNoteTable].join(';'),
  localTables,
  runTables,
  [mailSettingTable, outboxTable].join(';'),
]

/** Opens the application store (`store.sqlite`: audit, accounts, sessions, rejects, reports). The caller closes it. */
export function openStore(path: string): DatabaseSync {
  return openDatabase(path, migrations)
}
