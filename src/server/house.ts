import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Person, Role } from '../contract/index.ts'
import { accountsKey, mailKey, publishLocal, signInKey } from '../load/index.ts'
import { swedishDay } from '../picture/index.ts'
import { type Door, openDoor } from '../privacy/index.ts'
import { openShelf, type Shelf } from '../report/index.ts'
import {
  type Accounts,
  type Attempts,
  type Audit,
  type Credentials,
  type Grants,
  type Invitations,
  type Locals,
  openAccounts,
  openAttempts,
  openAudit,
  openCredentials,
  openGrants,
  openInvitations,
  openLocals,
  openMailBook,
  openOutbox,
  openRunBook,
  openSessions,
  openSetUp,
  openSignInSettings,
  openStore,
  type Sessions,
  type SetUp,
  type SignInSettings,
} from '../store/index.ts'
import { openWarehouse, type Warehouse } from '../warehouse/index.ts'
import { type Administrators, administratorsAmong } from './accounts/administrators.ts'
import { staffKeyIn } from './accounts/staff.ts'
import { type DemoFolder, readDemoFolder } from './demo-folder.ts'
import { type Duties, openDuties } from './grants/duties.ts'
import { personOf } from './grants/person.ts'
import { builder } from './loading.ts'
import { type Making, makingDefaults, openMaking } from './local/making.ts'
import { type Mailing, mailingDefaults, openMailing } from './mail/mailing.ts'
import { openRefusals, type Refusals } from './note-refusal.ts'
import { openRecords, type Records } from './records.ts'
import { openRetentionJob, type RetentionJob } from './retention-job.ts'
import { openRuns, type Runs, runsDefaults } from './runs/runs.ts'
import { type Desk, openDesk } from './sign-in/desk.ts'

/** One data folder with its rooms open: what the server and the command line answer from. */
export interface House extends Administrators, Records {
  readonly data: string
  readonly warehouse: Warehouse
  readonly door: Door
  readonly audit: Audit
  readonly sessions: Sessions
  readonly accounts: Accounts
  readonly credentials: Credentials
  readonly attempts: Attempts
  readonly invitations: Invitations
  readonly grants: Grants
  /** the municipality's own measures and groups */
  readonly locals: Locals
  /** makes the generation that what is published of them becomes part of */
  readonly making: Making
  /** what the roster's duties grant */
  readonly duties: Duties
  /** the day it is in Sweden, ISO date */
  readonly today: () => string
  readonly setUp: SetUp
  readonly signIn: SignInSettings
  /** signing in through the identity providers of `signIn` */
  readonly desk: Desk
  /** who was turned away from what is not theirs */
  readonly refusals: Refusals
  /** The vault's key of the member of staff with a personal number. Faults invalidPersonalNumber, unknownStaff. */
  readonly staffKey: (personalNumber: string) => number
  readonly demo: DemoFolder | null
  /** letting what is past its period leave, from the page */
  readonly retention: RetentionJob
  /** files that come by themselves; looks for them once started */
  readonly runs: Runs
  /** mail about them */
  readonly mailing: Mailing
  /**
   * The person of an id (an account's, or one of the demo's people) in the role asked for, or else in the first that is granted; null
   * when nobody has the id, or no role (any longer).
   */
  readonly person: (id: string, role: Role | null) => Person | null
  /** the saved reports */
  readonly shelf: Shelf
  /** Lets a run of retention end, writes what the audit holds, closes every file. */
  readonly close: () => Promise<void>
}

export interface HouseEffects {
  /** told when the audit log cannot be written */
  readonly log: (problem: unknown) => void
  readonly clock: () => Date
  /** where files come to by themselves; null: `inbox` in the data folder */
  readonly inbox: string | null
}
const defaults: HouseEffects = { log: (problem) => console.error(problem), clock: () => new Date(), inbox: null }

/** Opens the rooms over a data folder, which is made when it is missing. */
export function openHouse(data: string, given: Partial<HouseEffects> = {}): House {
  const effects: HouseEffects = { ...defaults, ...given }
  mkdirSync(data, { recursive: true })
  const store = openStore(join(data, 'store.sqlite'))
  const audit = openAudit(store, effects)
  const warehouse = openWarehouse(data)
  const door = openDoor({ warehouse, audit })
  const demo = readDemoFolder(data)
  const grants = openGrants(store)
  const accounts = openAccounts(store)
  const signIn = openSignInSettings(store, () => signInKey(data))
  const today = (): string => swedishDay(effects.clock())
  const duties = openDuties(warehouse, today)
  const person: House['person'] = (id, role) => personOf({ demo, accounts, grants, duties, today }, id, role)
  const made = demo?.people ?? []
  const everyone = () => [...made, ...accounts.list()]
  const name = (id: string): string | null => (accounts.byId(id) ?? made.find((one) => one.id === id))?.name ?? null
  const records = openRecords(data, store, audit, door, everyone)
  const retention = openRetentionJob(data, records.periods, { ...effects, settled: duties.refresh })
  const mailing = openMailing(
    { book: openMailBook(store, () => mailKey(data)), outbox: openOutbox(store), address: signIn.address, demo: demo !== null },
    { ...mailingDefaults, ...effects },
  )
  const runs = openRuns(
    { data, root: demo === null ? (effects.inbox ?? join(data, 'inbox')) : null, book: openRunBook(store) },
    { ...runsDefaults, ...effects, note: audit.note, settled: duties.refresh, mail: mailing },
  )
  const refusals = openRefusals(door, effects)
  const making = openMaking(() => publishLocal(data, { builder }), { ...makingDefaults, log: effects.log })
  const close = async (): Promise<void> => {
    await runs.stop()
    await mailing.stop()
    await retention.ended()
    await refusals.settled()
    await making.settled()
    await warehouse.close()
    audit.close()
    store.close()
  }
  return {
    data,
    warehouse,
    door,
    audit,
    sessions: openSessions(store),
    accounts,
    credentials: openCredentials(store, () => accountsKey(data)),
    attempts: openAttempts(store),
    invitations: openInvitations(store),
    grants,
    locals: openLocals(store, effects),
    making,
    duties,
    today,
    setUp: openSetUp(store),
    signIn,
    desk: openDesk(signIn),
    refusals,
    ...administratorsAmong(grants),
    staffKey: (personalNumber) => staffKeyIn(data, personalNumber, duties),
    demo,
    retention,
    runs,
    mailing,
    person,
    shelf: openShelf(store, { people: { everyone, person, name }, door, audit }, effects.clock),
    close,
    ...records,
  }
}
