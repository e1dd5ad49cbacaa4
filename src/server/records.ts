import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { RetentionClass } from '../contract/index.ts'
import type { Door, NamedDoor } from '../privacy/index.ts'
import {
  type Audit,
  type AuditVerdict,
  type Log,
  openLog,
  type Periods,
  readPeriods,
  setPeriod,
  verifyAudit,
} from '../store/index.ts'

/** What the house knows of who has seen whom, and how long it keeps things. */
export interface Records {
  /** Months that each class of data is kept. */
  readonly periods: () => Periods
  readonly setPeriod: (name: RetentionClass, months: number) => void
  /** The log as it is searched. */
  readonly log: Log
  /** Holds the whole log against its chain; see store/audit-verify.ts. */
  readonly verifyLog: (known: AuditVerdict['head'] | null) => AuditVerdict
  /** The door to pupils by name: one class or one pupil at a time. */
  readonly namedDoor: NamedDoor
  /** Names by account id, closed accounts too. */
  readonly names: () => ReadonlyMap<string, string>
}

interface Named {
  readonly id: string
  readonly name: string
}

/** `people`: everyone who has, or may have had, an account. */
export function openRecords(
  data: string,
  store: DatabaseSync,
  audit: Audit,
  door: Door,
  people: () => readonly Named[],
): Records {
  return {
    periods: () => readPeriods(store),
    setPeriod: (name, months) => setPeriod(store, name, months),
    log: openLog(store, audit),
    verifyLog: (known) => {
      audit.flush()
      return verifyAudit(store, known)
    },
    namedDoor: { ...door, vault: join(data, 'vault.sqlite') },
    names: () => new Map(people().map(({ id, name }) => [id, name])),
  }
}
