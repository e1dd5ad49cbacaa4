import { readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { Fault, type LoadReport, type Reject, type SourceName } from '../contract/index.ts'
import { keepRejects, openStore } from '../store/index.ts'
import { generationPath, preparePublication, prune, remaining } from '../warehouse/index.ts'
import { type Base, openBase } from './base.ts'
import { keptOutcome, tellOutcome } from './checks/index.ts'
import { kept } from './detail.ts'
import { isDemoFolder, storePath } from './folder.ts'
import { type InputFile, type TakenFile, type TakenIn, takeIn } from './intake.ts'
import type { LoadEvent } from './ledger.ts'
import { expectedCurrent, lastLoad, nextGeneration } from './lineage.ts'
import { makeGeneration, versions } from './make-generation.ts'
import { afterTold, type Protected, protectedBy, sameMarkings } from './markings.ts'
import { gatherOutcomes, sumRows } from './outcomes.ts'
import { localChange } from './publish-local.ts'
import { recoverIn } from './recover.ts'
import { forget, placeRemade, type Remade, remakeStale, toldOf } from './remake.ts'
import { restoreClasses } from './restore.ts'
import type { HeldBack, Source } from './source.ts'
import { openStaging, type Staging } from './staging.ts'
import { loadWords } from './words/load.ts'
import { fillEffects, type GivenEffects, inWorkshop, type Workshop } from './workshop.ts'

/** `files`: paths. `schoolYear`: 2024 is 2024/25, given when the files do not tell. */
export interface LoadRequest {
  readonly data: string
  readonly source: SourceName
  readonly files: readonly string[]
  readonly schoolYear: number | null
  /** only `demo` loads into a folder that it made */
  readonly fromDemo?: boolean
}

/**
 * One load: all its files, or nothing. When it returns `published`, the figures are on disk and answered from; `unchanged` and `stopped`
 * leave them as they were. Faults: demoFolder, unreadableFile, and those of the workshop (docs/errors.md).
 */
export async function load(request: LoadRequest, given: GivenEffects): Promise<LoadReport> {
  const effects = fillEffects(given)
  const source = effects.sources.get(request.source)
  if (source === undefined) throw new Fault('unknownSource', { name: request.source, nearest: null })
  if (isDemoFolder(request.data) && request.fromDemo !== true) throw new Fault('demoFolder', {})
  return inWorkshop(request.data, effects, async (workshop) => {
    await recoverIn(workshop)
    const entries = workshop.ledger.entries()
    const base = await openBase(request.data, expectedCurrent(entries))
    const number = lastLoad(entries) + 1
    const staging = openStaging(request.data, `load-${number}-${Buffer.from(effects.random(4)).toString('hex')}`)
    try {
      return await loadInto({ workshop, source, request, base, staging, number, at: effects.clock().toISOString() })
    } finally {
      staging.remove()
      await base.close()
    }
  })
}

interface Job {
  readonly workshop: Workshop
  readonly source: Source
  readonly request: LoadRequest
  readonly base: Base
  readonly staging: Staging
  readonly number: number
  readonly at: string
}

async function loadInto(job: Job): Promise<LoadReport> {
  const { vault } = job.workshop
  vault.begin()
  let open = true
  try {
    const taken = await takeInFiles(job)
    const changes = !taken.blocked && taken.files.some(({ staged }) => staged !== null)
    if (!changes) return conclude(job, taken, taken.blocked ? 'stopped' : 'unchanged')
    const before = vault.markings()
    const markings = afterTold(before, taken.told)
    const changed = !sameMarkings(before, markings)
    if (changed) vault.propose(job.number, markings)
    vault.commit()
    open = false
    return await publishLoad(job, taken, { markings: protectedBy(markings), changed })
  } finally {
    if (open) vault.rollback()
  }
}

function takeInFiles({ workshop, source, request, base, staging, number, at }: Job): Promise<TakenIn> {
  const files = request.files.map((path): InputFile => {
    const open = (): ReturnType<InputFile['open']> => {
      const bytes = readSource(path)
      return { bytes, sha256: workshop.archive.keep(bytes) }
    }
    return { name: basename(path), open }
  })
  const { schoolYear } = request
  return takeIn({ load: number, source, schoolYear, files, at, names: 'renew', base, vault: workshop.vault, staging })
}

function readSource(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem
    const missing = 'code' in problem && problem.code === 'ENOENT'
    const words = missing ? loadWords.absent : loadWords.denied
    throw new Fault('unreadableFile', { file: basename(path), problem: words })
  }
}

// The order is what makes a crash harmless: the archive and the vault stand, then the file, then the ledger's word, then the pointer.
// Before the ledger's line nothing has happened; after it, a start puts the pointer right.
// A marking that came or went reaches the kept generations too: they are made again beside the new one, told of in the same line of the
// ledger, and put in place before the new one is shown.
async function publishLoad(job: Job, taken: TakenIn, { markings, changed }: Marked): Promise<LoadReport> {
  const { workshop, base, staging, request, at } = job
  const { data } = request
  const { ledger, vault, effects } = workshop
  const generation = nextGeneration(data, ledger.entries())
  const ledgerSequence = ledger.nextSequence()
  const local = localChange(data, base)
  const made = { data, generation, base, files: taken.files, staging, markings, ledgerSequence, builtAt: at, local }
  await restoreClasses(workshop, base, { markings, enrolled: taken.enrolled }, staging)
  const logicalHash = await makeGeneration(made, effects)
  let remade: readonly Remade[] = []
  try {
    const staying = remaining(data, generation).filter((id) => id !== generation)
    if (changed) remade = await remakeStale(workshop, staying, markings)
    const publish = preparePublication(data, generation)
    const { ruleVersion } = versions
    const markedBy = changed ? job.number : vault.markedBy()
    const report = conclude(job, taken, 'published', {
      generation,
      logicalHash,
      ruleVersion,
      markedBy,
      remade: [...toldOf(remade)],
      local,
    })
    if (changed) vault.settle()
    placeRemade(data, remade)
    publish()
    prune(data)
    return report
  } catch (problem) {
    forget(remade)
    if (ledger.nextSequence() === ledgerSequence) rmSync(generationPath(data, generation), { force: true })
    throw problem
  }
}

interface Marked {
  readonly markings: Protected
  /** other than before the load */
  readonly changed: boolean
}
type Made = Pick<LoadEvent, 'generation' | 'logicalHash' | 'ruleVersion' | 'markedBy' | 'remade' | 'local'>

/** Writes down how the load ended: what was held back, then the ledger's line. */
function conclude(job: Job, taken: TakenIn, status: LoadEvent['status'], made: Made | null = null): LoadReport {
  const { workshop, request, base, number, at } = job
  const checks = [...gatherOutcomes(taken.files, taken.checks)]
  const rows = sumRows(taken.files, status === 'stopped')
  const markedBy = workshop.vault.markedBy()
  writeRejects(request.data, number, taken.files)
  workshop.ledger.append(
    {
      kind: 'load',
      load: number,
      source: request.source,
      status,
      schoolYear: request.schoolYear,
      files: taken.files.map(({ name, sha256, extracted, rows }) => ({ name, sha256, extracted, rows })),
      rows,
      checks: checks.map(keptOutcome),
      base: base.generation,
      ...(made ?? { generation: base.generation, logicalHash: null, ruleVersion: null, markedBy, remade: [], local: null }),
    },
    at,
  )
  const generation = made?.generation ?? base.generation
  return { load: number, source: request.source, status, rows, checks: checks.map(tellOutcome), generation }
}

function writeRejects(data: string, number: number, files: readonly TakenFile[]): void {
  const rejects = files.flatMap((file) => file.heldBack.map(toReject(number, file.name)))
  const store = openStore(storePath(data))
  try {
    keepRejects(store, number, rejects)
  } finally {
    store.close()
  }
}

const toReject =
  (load: number, file: string) =>
  ({ line, column, value, check, reason }: HeldBack): Reject => ({
    load,
    file,
    line,
    column: kept(column),
    value: kept(value),
    check,
    reason: kept(reason),
  })
