// Pupils' rows that are past their period leave: facts, source layer, vault, archive, and every kept generation that still has them.
import type { RetentionStep } from '../contract/index.ts'
import { formatSchoolYear } from '../school/rules/index.ts'
import {
  everyPupilRow,
  type Generation,
  generationPath,
  numberIn,
  numberOrNullIn,
  openGeneration,
  preparePublication,
  textIn,
} from '../warehouse/index.ts'
import { openBase } from './base.ts'
import { clearForgotten } from './clear-forgotten.ts'
import { forgottenFiles } from './forgotten.ts'
import { type LedgerEntry, readLedger } from './ledger.ts'
import { expectedCurrent, nextGeneration, originsOf } from './lineage.ts'
import { makeGeneration, versions } from './make-generation.ts'
import { protectedBy } from './markings.ts'
import { withStaging } from './rebuild.ts'
import { recoverIn } from './recover.ts'
import { restoreClasses } from './restore.ts'
import { fillEffects, type GivenEffects, inWorkshop, type Workshop } from './workshop.ts'

/** `before`: the first school year that stays (2016 is 2016/17). `unpublishedBefore`: instant. */
export interface RetentionBounds {
  readonly before: number
  readonly unpublishedBefore: string
}

/** What is past: nothing has been changed. `files`: sha256 of archived files. */
export interface PastPupils {
  readonly rows: number
  readonly oldest: string | null
  readonly newest: string | null
  readonly files: readonly string[]
  /** archived files that hold younger school years too, and so stay */
  readonly mixed: number
  readonly unpublished: { readonly files: readonly string[]; readonly oldest: string | null; readonly newest: string | null }
}

/** Looks, and changes nothing: a load under way is not waited for, since its generation is not answered from yet. */
export async function pastPupils(data: string, bounds: RetentionBounds): Promise<PastPupils> {
  return pastIn(data, readLedger(data), bounds)
}

/** `reached`: hears how far the run has come. */
export type RetentionEffects = GivenEffects & { readonly reached?: (step: RetentionStep) => void }

/**
 * Lets what is past leave, for good. When it returns the new
 * generation is answered from, and no older one is left to go back to. Answers what left.
 */
export async function applyRetention(data: string, bounds: RetentionBounds, given: RetentionEffects): Promise<PastPupils> {
  const { reached = () => {}, ...effects } = given
  reached('waiting')
  return inWorkshop(data, fillEffects(effects), async (workshop) => {
    await recoverIn(workshop)
    const past = await pastIn(data, workshop.ledger.entries(), bounds)
    const files = [...past.files, ...past.unpublished.files]
    if (past.rows > 0) reached('making')
    if (past.rows > 0) await makeWithout(workshop, bounds.before, files)
    else if (files.length > 0) workshop.ledger.append({ kind: 'forget', files }, workshop.effects.clock().toISOString())
    reached('clearing')
    if (past.rows > 0 || files.length > 0) await clearForgotten(workshop)
    return past
  })
}

async function pastIn(
  data: string,
  entries: readonly LedgerEntry[],
  { before, unpublishedBefore }: RetentionBounds,
): Promise<PastPupils> {
  const current = expectedCurrent(entries)
  const unpublished = unpublishedIn(entries, unpublishedBefore)
  const none = { rows: 0, oldest: null, newest: null, files: [], mixed: 0, unpublished }
  if (current === null) return none
  const generation = await openGeneration(generationPath(data, current), current)
  try {
    const [counted] = await generation.run(pastRows, [before])
    if (counted === undefined) throw new Error('a count without a row')
    const rows = numberOrNullIn(counted, 'rows') ?? 0
    if (rows === 0) return none
    const [oldest, newest] = [numberIn(counted, 'oldest'), numberIn(counted, 'newest')].map(formatSchoolYear)
    const owned = await ownedFiles(generation, before)
    const superseded = supersededIn(entries, owned.known, before)
    return {
      rows,
      oldest: oldest ?? null,
      newest: newest ?? null,
      files: [...owned.past, ...superseded],
      mixed: owned.mixed,
      unpublished,
    }
  } finally {
    await generation.close()
  }
}

const pastRows = `
  select cast(sum(rows) as bigint) as rows, min(school_year_key) as oldest, max(school_year_key) as newest
  from (
    select school_year_key, 1 as rows from src_enrolment
    union all
    ${everyPupilRow('school_year_key, 1 as rows')}
    union all
    select school_year_key, answers as rows from src_answer
    union all
    select school_year_key, 1 as rows from src_invitation
  )
  where school_year_key < ?`

/** Files that own scopes now: those whose scopes are all past leave. A register of units has year 0 and stays. */
async function ownedFiles(
  generation: Generation,
  before: number,
): Promise<{ readonly past: readonly string[]; readonly mixed: number; readonly known: ReadonlySet<string> }> {
  const rows = await generation.run(
    `select f.sha256, bool_and(s.school_year_key between 1 and ? - 1) as past, bool_or(s.school_year_key between 1 and ? - 1) as some
    from src_file f
    join src_scope s on s.file_key = f.file_key
    group by f.sha256`,
    [before, before],
  )
  return {
    past: rows.filter(({ past }) => past === true).map((row) => textIn(row, 'sha256')),
    mixed: rows.filter(({ past, some }) => some === true && past !== true).length,
    known: new Set(rows.map((row) => textIn(row, 'sha256'))),
  }
}

/** Files that a corrected one has replaced: what was told before a school year began cannot speak of it. */
function supersededIn(entries: readonly LedgerEntry[], known: ReadonlySet<string>, before: number): readonly string[] {
  const limit = `${before}-07-01`
  const gone = forgottenFiles(entries)
  const told = entries.flatMap(({ at, event }) =>
    event.kind === 'load' && event.status === 'published'
      ? event.files.map((file) => ({ ...file, told: file.extracted ?? at.slice(0, 10) }))
      : [],
  )
  const latest = new Map<string, string>()
  for (const file of told) if ((latest.get(file.sha256) ?? '') < file.told) latest.set(file.sha256, file.told)
  return [...latest].filter(([sha256, day]) => day < limit && !known.has(sha256) && !gone.has(sha256)).map(([sha256]) => sha256)
}

/** Files of loads that published nothing, unless another load published the same bytes. */
function unpublishedIn(entries: readonly LedgerEntry[], before: string): PastPupils['unpublished'] {
  const gone = forgottenFiles(entries)
  const loads = entries.flatMap(({ at, event }) =>
    event.kind === 'load' ? event.files.map(({ sha256 }) => ({ at, sha256, event })) : [],
  )
  const stays = new Set(loads.filter(({ at, event }) => event.status === 'published' || at >= before).map(({ sha256 }) => sha256))
  const past = loads.filter(({ sha256 }) => !stays.has(sha256) && !gone.has(sha256))
  const days = past.map(({ at }) => at).sort()
  return { files: [...new Set(past.map(({ sha256 }) => sha256))], oldest: days[0] ?? null, newest: days.at(-1) ?? null }
}

/** A generation of its own: the same source rows without those of the past years. Both hashes stand in the ledger. */
async function makeWithout(workshop: Workshop, before: number, files: readonly string[]): Promise<void> {
  const { data, ledger, vault, effects } = workshop
  const from = expectedCurrent(ledger.entries())
  const origin = from === null ? undefined : originsOf(ledger.entries()).get(from)
  if (from === null || origin === undefined) throw new Error('there is no generation to take rows from')
  const generation = nextGeneration(data, ledger.entries())
  const at = effects.clock().toISOString()
  const base = await openBase(data, from)
  try {
    await withStaging(workshop, `retention-${generation}`, async (staging) => {
      const markings = protectedBy(vault.markings())
      await restoreClasses(workshop, base, { markings, enrolled: new Set() }, staging)
      const ledgerSequence = ledger.nextSequence()
      const made = { data, generation, base, files: [], staging, markings, ledgerSequence, builtAt: at, forgetBefore: before }
      const logicalHash = await makeGeneration(made, effects)
      const publish = preparePublication(data, generation)
      const { ruleVersion } = versions
      const hashes = { baseHash: origin.hash, logicalHash }
      ledger.append(
        {
          kind: 'retention',
          base: from,
          generation,
          before,
          ...hashes,
          ruleVersion,
          markedBy: vault.markedBy(),
          files: [...files],
        },
        at,
      )
      publish()
    })
  } finally {
    await base.close()
  }
}
