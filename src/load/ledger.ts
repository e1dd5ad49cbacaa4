// The book of what was loaded, stopped and rolled back: append-only, one fsynced line an entry, outside the database.
// Each line carries the sha256 of the line before it, so that a changed or removed line is found.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Fault, LocalSchema, sourceNames } from '../contract/index.ts'
import { stampOf, syncToDisk } from '../warehouse/index.ts'
import { sha256Of } from './archive.ts'
import { KeptOutcomeSchema } from './checks/index.ts'
import { ledgerPath } from './folder.ts'
import { loadWords } from './words/load.ts'

const Rows = z.strictObject({ read: z.int(), accepted: z.int(), rejected: z.int() })
const FileEntry = z.strictObject({ name: z.string(), sha256: z.string(), extracted: z.string().nullable(), rows: Rows })

/** A kept generation was made again, because a marking of protected identity came or went: its hash before, and now. */
const Remade = z.strictObject({ generation: z.int(), previousHash: z.string(), logicalHash: z.string() })
/** The load that changed the markings last, 0 before the first: what the generation was made under. */
const markedBy = z.int().default(0)

const LoadEvent = z.strictObject({
  kind: z.literal('load'),
  load: z.int(),
  source: z.enum(sourceNames),
  status: z.enum(['published', 'unchanged', 'stopped']),
  schoolYear: z.int().nullable(),
  files: z.array(FileEntry),
  rows: Rows,
  checks: z.array(KeptOutcomeSchema),
  /** the generation it was built upon, null for the first */
  base: z.int().nullable(),
  /** published: the generation it made; else the one that stood then */
  generation: z.int().nullable(),
  logicalHash: z.string().nullable(),
  ruleVersion: z.string().nullable(),
  markedBy,
  remade: z.array(Remade).default([]),
  /** the municipality's own definitions, when they became others with this load */
  local: z.array(LocalSchema).nullable().default(null),
})
const RollbackEvent = z.strictObject({ kind: z.literal('rollback'), from: z.int(), generation: z.int() })
/** The same source rows derived anew by other rules, after the program was renewed: a generation of its own. */
const RederiveEvent = z.strictObject({
  kind: z.literal('rederive'),
  base: z.int(),
  generation: z.int(),
  logicalHash: z.string(),
  ruleVersion: z.string(),
  markedBy,
})
/** The same source rows with other definitions of the municipality's own. */
const LocalEvent = z.strictObject({
  kind: z.literal('local'),
  base: z.int(),
  generation: z.int(),
  local: z.array(LocalSchema),
  logicalHash: z.string(),
  ruleVersion: z.string(),
  markedBy,
})
/** A lost generation was rebuilt from the archive by other rules than made it, or under other markings: its hash is now another. */
const RebuildEvent = z.strictObject({
  kind: z.literal('rebuild'),
  generation: z.int(),
  logicalHash: z.string(),
  ruleVersion: z.string(),
  markedBy,
})
/** As `remade` of a load, by a start that finished what a crash had cut off. */
const RemakeEvent = z.strictObject({ kind: z.literal('remake'), remade: z.array(Remade), markedBy })
/** The same source rows without school years before `before`, which are past their period, and the archived files that left with them. */
const RetentionEvent = z.strictObject({
  kind: z.literal('retention'),
  base: z.int(),
  generation: z.int(),
  before: z.int(),
  baseHash: z.string(),
  logicalHash: z.string(),
  ruleVersion: z.string(),
  markedBy,
  files: z.array(z.string()),
})
/** Archived files that left, of which no row is in the figures. */
const ForgetEvent = z.strictObject({ kind: z.literal('forget'), files: z.array(z.string()) })
const Event = z.discriminatedUnion('kind', [
  LoadEvent,
  RollbackEvent,
  RederiveEvent,
  LocalEvent,
  RebuildEvent,
  RemakeEvent,
  RetentionEvent,
  ForgetEvent,
])
const Entry = z.strictObject({ sequence: z.int(), previous: z.string(), at: z.string(), event: Event })

export type LoadEvent = z.infer<typeof LoadEvent>
export type LedgerEvent = z.infer<typeof Event>
/** `at` ISO 8601 in UTC; `sequence` from 1, without gaps. */
export type LedgerEntry = z.infer<typeof Entry>

export interface Ledger {
  readonly entries: () => readonly LedgerEntry[]
  /** The sequence the next entry will have. */
  readonly nextSequence: () => number
  /** Writes one entry; when it returns, the entry survives power loss. */
  readonly append: (event: LedgerEvent, at: string) => LedgerEntry
  /** A cut last line was set aside when the book was opened. */
  readonly wasCut: boolean
}

const firstPrevious = '0'.repeat(64)

/**
 * Reads the ledger. A last line that was cut, by a crash while it was written, was never acknowledged: it is moved to
 * `ledger.cut-<sequence>`. Fault ledgerDamaged when any other line is unreadable, changed, missing or out of order.
 */
export function openLedger(data: string): Ledger {
  const path = ledgerPath(data)
  const { entries, last, cut, whole } = readBook(path)
  if (cut !== null) setCutAside(data, cut, whole, entries.length + 1)
  let previous = last
  return {
    entries: () => entries,
    nextSequence: () => entries.length + 1,
    append: (event, at) => {
      const entry: LedgerEntry = { sequence: entries.length + 1, previous, at, event }
      const line = JSON.stringify(entry)
      appendDurably(path, `${line}\n`)
      previous = sha256Of(line)
      entries.push(entry)
      return entry
    },
    wasCut: cut !== null,
  }
}

/** The entries, without touching the file: a line that is being written is left alone. Faults as `openLedger`. */
export function readLedger(data: string): readonly LedgerEntry[] {
  const path = ledgerPath(data)
  const stamp = stampOf(path)
  if (latest === null || latest.path !== path || latest.stamp !== stamp) latest = { path, stamp, entries: readBook(path).entries }
  return latest.entries
}

// A server looks at its book often, and it is the same from load to load.
let latest: { readonly path: string; readonly stamp: string | null; readonly entries: readonly LedgerEntry[] } | null = null

interface Book {
  readonly entries: LedgerEntry[]
  /** sha256 of the last line */
  readonly last: string
  /** what follows the last line end, null when nothing does */
  readonly cut: Uint8Array | null
  /** length of the whole lines, bytes */
  readonly whole: number
}

function readBook(path: string): Book {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const whole = bytes.lastIndexOf(0x0a) + 1
  const cut = bytes.length > whole ? bytes.subarray(whole) : null
  return { ...readEntries(bytes.subarray(0, whole).toString('utf8')), cut, whole }
}

function readEntries(text: string): { entries: LedgerEntry[]; last: string } {
  const entries: LedgerEntry[] = []
  let previous = firstPrevious
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const damaged = (problem: string): Fault => new Fault('ledgerDamaged', { line: index + 1, problem })
    const entry = parseLine(line)
    if (entry === null) throw damaged(loadWords.ledger.unreadable)
    if (entry.sequence !== index + 1) throw damaged(loadWords.ledger.number(entry.sequence))
    if (entry.previous !== previous) throw damaged(loadWords.ledger.changed)
    entries.push(entry)
    previous = sha256Of(line)
  }
  return { entries, last: previous }
}

function parseLine(line: string): LedgerEntry | null {
  try {
    return Entry.parse(JSON.parse(line))
  } catch (problem) {
    if (problem instanceof SyntaxError || problem instanceof z.ZodError) return null
    throw problem
  }
}

function setCutAside(data: string, cut: Uint8Array, whole: number, sequence: number): void {
  writeFileSync(ledgerPath(data).replace(/jsonl$/, `cut-${sequence}`), cut, { mode: 0o600 })
  truncateSync(ledgerPath(data), whole)
  syncToDisk(ledgerPath(data))
}

// A line that could not be written whole (disk full) is taken back, so that the next one does not follow half a line.
function appendDurably(path: string, line: string): void {
  const fresh = !existsSync(path)
  const before = fresh ? 0 : statSync(path).size
  const file = openSync(path, 'a', 0o600)
  try {
    writeFileSync(file, line)
    fsyncSync(file)
  } catch (problem) {
    truncateSync(path, before)
    throw problem
  } finally {
    closeSync(file)
  }
  if (fresh) syncToDisk(dirname(path))
}
