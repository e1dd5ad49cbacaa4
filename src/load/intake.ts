// Files of one load, one at a time: read, checked, given keys, staged. Only counts and findings stay in memory.
import type { Names, Vault } from '../store/index.ts'
import type { Base } from './base.ts'
import type { Outcome } from './checks/index.ts'
import { checkVolume, siftFile } from './cross-checks.ts'
import { afterTold, sameMarkings, type Told } from './markings.ts'
import { emptiedBy, type FilledScope, scopeKey, scopesOf } from './scope.ts'
import type { HeldBack, ReadFile, Source } from './source.ts'
import { type StagedCount, stageFile } from './stage-file.ts'
import type { Staging } from './staging.ts'
import { checkSurveys } from './survey-checks.ts'
import { noSurveys, type SurveyTotals, surveyTotals } from './survey-totals.ts'
import { together, toldBy } from './told.ts'

export interface InputFile {
  readonly name: string
  /** The bytes, which the archive holds under this sha256. */
  readonly open: () => { readonly bytes: Uint8Array; readonly sha256: string }
}

export interface Intake {
  readonly load: number
  readonly source: Source
  readonly schoolYear: number | null
  readonly files: readonly InputFile[]
  /** ISO 8601 in UTC */
  readonly at: string
  readonly names: Names
  readonly base: Base
  readonly vault: Vault
  readonly staging: Staging
}

export interface TakenFile {
  readonly name: string
  readonly sha256: string
  readonly extracted: string | null
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number }
  readonly scopes: readonly FilledScope[]
  readonly checks: readonly Outcome[]
  readonly heldBack: readonly HeldBack[]
  /** what it tells of surveys */
  readonly surveys: SurveyTotals
  /** null when nothing was staged: the file is blocked, or its scopes hold the very same rows already */
  readonly staged: StagedCount | null
}

export interface TakenIn {
  /** in the order they were taken in */
  readonly files: readonly TakenFile[]
  /** outcomes over all files together */
  readonly checks: readonly Outcome[]
  readonly blocked: boolean
  /** what the staged files say of protected identities, and the pupils they enrol */
  readonly told: Told
  readonly enrolled: ReadonlySet<number>
}

/** Takes in the files of a load. Nothing but the staging and the vault's open transaction is changed. */
export async function takeIn(intake: Intake): Promise<TakenIn> {
  const units = new Set(intake.base.units)
  const waiting = [...intake.files]
  let unseen = waiting.length
  const files: TakenFile[] = []
  let fileKey = intake.base.nextFileKey
  for (let input = waiting.shift(); input !== undefined; input = waiting.shift()) {
    const { bytes, sha256 } = input.open()
    const file = await intake.source.read(input.name, bytes, { schoolYear: intake.schoolYear })
    for (const { school } of file.units) units.add(school)
    unseen--
    // The register of units may be among the files not yet seen: then this one is read again after them.
    if (unseen > 0 && namesUnknownUnits(file, units)) {
      waiting.push(input)
      continue
    }
    const taken = await takeInFile(intake, { name: input.name, sha256, file, units, fileKey })
    if (taken.staged !== null) fileKey++
    files.push(taken)
  }
  const usable = files.filter(({ checks }) => !isBlocked(checks))
  const scopes = usable.map((file) => file.scopes)
  const surveys = await checkSurveys(
    usable.map((file) => file.surveys),
    scopes.flat(),
    intake.base,
  )
  const checks = [...checkVolume(scopes, intake.base).outcomes(), ...surveys.outcomes()]
  const staged = files.map((file) => file.staged).filter((file) => file !== null)
  return {
    files,
    checks,
    blocked: usable.length < files.length || isBlocked(checks),
    told: together(staged.map(({ told }) => told)),
    enrolled: new Set(staged.flatMap(({ enrolled }) => enrolled)),
  }
}

const isBlocked = (checks: readonly Outcome[]): boolean =>
  checks.some(({ severity, count }) => severity === 'blocking' && count > 0)

// Only a roster's own rows: a file of grades comes in a load without units, and reading it twice would change nothing.
function namesUnknownUnits(file: ReadFile, units: ReadonlySet<string>): boolean {
  return [...file.enrolments, ...file.duties].some(({ school }) => !units.has(school))
}

interface Arrived {
  readonly name: string
  readonly sha256: string
  readonly file: ReadFile
  readonly units: ReadonlySet<string>
  readonly fileKey: number
}

async function takeInFile(intake: Intake, arrived: Arrived): Promise<TakenFile> {
  const { name, sha256, file } = arrived
  const about = { name, sha256, extracted: file.extracted }
  if (isBlocked(file.checks)) {
    const rows = { read: file.rowsRead, accepted: 0, rejected: linesOf(file.heldBack) }
    return { ...about, rows, scopes: [], checks: file.checks, heldBack: file.heldBack, surveys: noSurveys, staged: null }
  }
  const { base, vault, source } = intake
  const sifted = await siftFile({ source, file, base, units: arrived.units, known: vault.known })
  const heldBack = [...file.heldBack, ...sifted.findings.heldBack]
  const checks = [...file.checks, ...sifted.findings.outcomes()]
  const filled = scopesOf(source.name, sifted.file)
  const scopes = [...filled, ...emptiedBy(filled, base.scopes.values())]
  const rows = { read: file.rowsRead, accepted: sum(scopes), rejected: linesOf(heldBack) }
  const taken = { ...about, rows, scopes, checks, heldBack, surveys: surveyTotals(sifted.file) }
  const same = isUnchanged(file.contentHash, scopes, base) && !tellsOtherwise(sifted.file, scopes, vault)
  if (isBlocked(checks) || same) return { ...taken, staged: null }
  const open = await base.openPupils()
  return { ...taken, staged: stageFile(intake, { ...taken, file: sifted.file, fileKey: arrived.fileKey, open }) }
}

// The same rows as the scopes hold now. The count is compared too: a row that waited for the roster may be accepted today.
function isUnchanged(contentHash: string, scopes: readonly FilledScope[], base: Base): boolean {
  return scopes.every((scope) => {
    const owned = base.scopes.get(scopeKey(scope))
    return owned !== undefined && owned.contentHash === contentHash && owned.rows === scope.rows
  })
}

// The rows may stand since before a rollback, while a marking has come or gone after them: then the file is news.
function tellsOtherwise(file: ReadFile, scopes: readonly FilledScope[], vault: Vault): boolean {
  if (file.enrolments.length + file.marked.length === 0) return false
  const keys = vault.known(file.enrolments.map(({ identity }) => identity.personalNumber))
  const markings = vault.markings()
  return !sameMarkings(markings, afterTold(markings, toldBy(file, scopes, keys, vault)))
}

const sum = (scopes: readonly FilledScope[]): number => scopes.reduce((total, { rows }) => total + rows, 0)
const linesOf = (heldBack: readonly HeldBack[]): number => new Set(heldBack.map(({ line }) => line)).size
