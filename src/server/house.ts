import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from '../contract/index.ts'
import { type Door, openDoor } from '../privacy/index.ts'
import { type Audit, openAudit, openSessions, openStore, type Periods, readPeriods, type Sessions } from '../store/index.ts'
import { openWarehouse, type Warehouse } from '../warehouse/index.ts'
import { type DemoFolder, readDemoFolder } from './demo-folder.ts'

/** One data folder with its rooms open: what the server and the command line answer from. */
export interface House {
  readonly data: string
  readonly warehouse: Warehouse
  readonly door: Door
  readonly audit: Audit
  readonly sessions: Sessions
  readonly demo: DemoFolder | null
  /** The person of an id, null when nobody has it (any longer). */
  readonly person: (id: string) => Person | null
  /** Writes what the audit holds, closes every file. */
  readonly close: () => Promise<void>
  /** Months that each class of data is kept. */
  readonly periods: () => Periods
}

export interface HouseEffects {
  /** told when the audit log cannot be written */
  readonly log: (problem: unknown) => void
}
const defaults: HouseEffects = { log: (problem) => console.error(problem) }

/** Opens the rooms over a data folder, which is made when it is missing. */
export function openHouse(data: string, effects: HouseEffects = defaults): House {
  mkdirSync(data, { recursive: true })
  const store = openStore(join(data, 'store.sqlite'))
  const audit = openAudit(store, effects)
  const warehouse = openWarehouse(data)
  const demo = readDemoFolder(data)
  const people = new Map(demo?.people.map((person) => [person.id, person]))
  const close = async (): Promise<void> => {
    await warehouse.close()
    audit.close()
    store.close()
  }
  return {
    data,
    warehouse,
    door: openDoor({ warehouse, audit }),
    audit,
    sessions: openSessions(store),
    demo,
    person: (id) => people.get(id) ?? null,
    close,
    periods: () => readPeriods(store),
  }
}
