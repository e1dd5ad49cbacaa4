import { join } from 'node:path'
import { Fault } from '../contract/index.ts'
import { type AuditEntry, openAudit, openStore } from '../store/index.ts'

/**
 * Notes what the operator did in a data folder from the command line; when it comes back the row stands on disk. Fault auditUnwritable:
 * what was done is done, and the ledger tells of it.
 */
export function noteOperator(data: string, event: Omit<AuditEntry, 'at' | 'actor'>): void {
  const store = openStore(join(data, 'store.sqlite'))
  try {
    const audit = openAudit(store)
    audit.note({ at: new Date().toISOString(), actor: 'system', ...event })
    audit.close()
  } catch (cause) {
    throw Object.assign(new Fault('auditUnwritable', {}), { cause })
  } finally {
    store.close()
  }
}
