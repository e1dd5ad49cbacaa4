// Who was turned away from what is not theirs: noted like an answer, but never so often that it fills the disk.
import { Fault, type FaultCode, type Query } from '../contract/index.ts'
import type { Door } from '../privacy/index.ts'
import type { AuditEntry } from '../store/index.ts'
import type { Caller } from './access.ts'
import { namesNow } from './current.ts'
import { knownList, knownQuestion, type ListAsked } from './known-names.ts'
import { sha256Of } from './sha256.ts'

/** `route`: `POST /api/query`. `question`: what was asked there, null when it tells nothing beyond the route, or was not read. */
export interface Asked {
  readonly route: string
  readonly question: Query | ListAsked | null
}

export interface Refusals {
  /**
   * Notes that the caller was turned away by a fault of access; other faults, and one that is noted already, are let be. It comes back at
   * once and never throws: a refusal is not held up, nor changed, by its note.
   */
  readonly note: (caller: Caller, fault: Fault, asked: Asked) => void
  /** Resolves when what was noted stands in the log's queue. */
  readonly settled: () => Promise<void>
}

export interface RefusalNotes {
  readonly clock: () => Date
  /** told when a refusal could not be noted */
  readonly log: (problem: unknown) => void
}

const ofAccess: ReadonlySet<FaultCode> = new Set([
  'notPermitted',
  'noFiguresForRole',
  'emptyScope',
  'roleNotGranted',
  'codeNeeded',
])

/**
 * A person in a role has as many different refusals written in an hour; the rest, and those that are the same again, are counted, and the
 * count is written at 10, 100, 1 000 …: at most thirty-odd rows of a few kB an hour, however many are asked.
 */
const mostAnHour = 30
const hour = 3_600_000

interface Counted {
  readonly since: number
  readonly written: Set<string>
  more: number
}

export function openRefusals(door: Door, { clock, log }: RefusalNotes): Refusals {
  const hours = new Map<string, Counted>()
  const seen = new WeakSet<Fault>()
  const underWay = new Set<Promise<void>>()

  const countedOf = (who: string, now: number): Counted => {
    const known = hours.get(who)
    if (known !== undefined && now - known.since < hour) return known
    for (const [other, { since }] of hours) if (now - since >= hour) hours.delete(other)
    const fresh = { since: now, written: new Set<string>(), more: 0 }
    hours.set(who, fresh)
    return fresh
  }
  const write = async (entry: AuditEntry, question: Asked['question']): Promise<void> => {
    if (question === null) return door.audit.note(entry)
    const names = await namesNow(door)
    const known = 'measures' in question ? knownQuestion(question, names) : knownList(question, names)
    door.audit.note({ ...entry, question: JSON.stringify(known) })
  }
  const later = (entry: AuditEntry, question: Asked['question']): void => {
    const writing = write(entry, question)
      .catch(log)
      .finally(() => underWay.delete(writing))
    underWay.add(writing)
  }
  const note: Refusals['note'] = (caller, fault, { route, question }) => {
    if (!ofAccess.has(fault.code) || seen.has(fault)) return
    const { person, account } = caller
    const actor = person?.id ?? account?.id
    if (actor === undefined) return
    seen.add(fault)
    const now = clock()
    const role = person?.role ?? null
    const counted = countedOf(`${actor} ${role}`, now.getTime())
    const entry = { at: now.toISOString(), kind: 'refused', actor, role, purpose: fault.code, about: route } as const
    const print = sha256Of(JSON.stringify([fault.code, route, question]))
    if (!counted.written.has(print) && counted.written.size < mostAnHour) {
      counted.written.add(print)
      return later(entry, question)
    }
    counted.more++
    if (isTold(counted.more)) later({ ...entry, question: JSON.stringify({ more: counted.more }) }, null)
  }
  return {
    note,
    settled: async () => {
      await Promise.all(underWay)
    },
  }
}

/** Answers as `work` does; when it refuses, what was asked is noted with the refusal. */
export async function notingRefusal<T>(
  { refusals }: { readonly refusals: Refusals },
  caller: Caller,
  asked: Asked,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Fault) refusals.note(caller, error, asked)
    throw error
  }
}

const isTold = (count: number): boolean => /^10+$/.test(String(count))
