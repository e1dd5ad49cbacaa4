// Checks that one file cannot answer alone: against the roster, the register of units and the scope's last load.
import { formatSchoolYear, measurementDate } from '../school/rules/index.ts'
import type { Base, Stay } from './base.ts'
import { answersAboveInvited } from './checks/answers-above-invited.ts'
import { answersUninvited } from './checks/answers-uninvited.ts'
import { fewerRows, leastShare } from './checks/fewer-rows.ts'
import { type Check, Findings } from './checks/index.ts'
import { missingSchool } from './checks/missing-school.ts'
import { notEnrolled } from './checks/not-enrolled.ts'
import { nothingAccepted } from './checks/nothing-accepted.ts'
import { olderExtraction } from './checks/older-extraction.ts'
import { otherUnit } from './checks/other-unit.ts'
import { reportingFell } from './checks/reporting-fell.ts'
import { rosterNotLoaded } from './checks/roster-not-loaded.ts'
import { scopeTwice } from './checks/scope-twice.ts'
import { unitsNotLoaded } from './checks/units-not-loaded.ts'
import { unknownPupil } from './checks/unknown-pupil.ts'
import { unknownUnit } from './checks/unknown-unit.ts'
import { detail, type Worded } from './detail.ts'
import { deliveryKey, type FilledScope, type Scope, scopeKey, scopesOf, seriesKey } from './scope.ts'
import { checkReporting, lessonsOfEnrolled, lessonsOfUnits } from './sift-lessons.ts'
import { pupilRowsOf, type ReadFile, type ResultRow, resultRowKinds, resultRowsOf, type Source } from './source.ts'

/** Every check made across files, in the order they are made. */
export const crossChecks = [
  unitsNotLoaded,
  unknownUnit,
  rosterNotLoaded,
  unknownPupil,
  notEnrolled,
  otherUnit,
  reportingFell,
  nothingAccepted,
  olderExtraction,
  scopeTwice,
  missingSchool,
  fewerRows,
  answersUninvited,
  answersAboveInvited,
] as const

/** A file with what it is held against. */
export interface FileInHand {
  readonly source: Source
  readonly file: ReadFile
  readonly base: Base
  /** units that the base or this load's own files tell of */
  readonly units: ReadonlySet<string>
  /** Keys of persons already known, in the order asked. */
  readonly known: (personalNumbers: readonly string[]) => readonly (number | null)[]
}

/** The findings, and the file without the rows they hold back. */
export interface Sifted {
  readonly findings: Findings
  readonly file: ReadFile
}

export async function siftFile(inHand: FileInHand): Promise<Sifted> {
  const findings = new Findings()
  const known = siftUnits(inHand, findings)
  const ofPupils = await siftPupils({ ...inHand, file: known }, findings)
  const file = { ...ofPupils, lessons: await lessonsOfEnrolled(ofPupils.lessons, inHand, findings) }
  await checkReporting(file, inHand.base, findings)
  const scopes = scopesOf(inHand.source.name, file)
  findings.carryOut(nothingAccepted)
  if (scopes.length === 0) findings.note(nothingAccepted, { line: null, column: null, detail: null })
  checkAge(file, scopes, inHand.base, findings)
  return { findings, file }
}

function siftUnits({ file, units }: FileInHand, findings: Findings): ReadFile {
  const told = resultRowsOf(file).length + file.lessons.count + file.enrolments.length + file.duties.length
  if (told === 0) return file
  findings.carryOut(unitsNotLoaded)
  if (units.size === 0) {
    findings.note(unitsNotLoaded, { line: null, column: null, detail: null })
    return file
  }
  findings.carryOut(unknownUnit)
  const isKnown = ({ school, line }: { readonly school: string; readonly line: number }): boolean => {
    if (units.has(school)) return true
    findings.hold(unknownUnit, line, 'Skolenhetskod', school, detail('unknownUnit', school))
    return false
  }
  return {
    ...withRows(file, isKnown),
    lessons: lessonsOfUnits(file.lessons, units, findings),
    enrolments: file.enrolments.filter(isKnown),
    duties: file.duties.filter(isKnown),
  }
}

/** The file with those of its rows of results that `stays` keeps. */
const withRows = (file: ReadFile, stays: (row: ResultRow) => boolean): ReadFile => ({
  ...file,
  ...Object.fromEntries(resultRowKinds.map((kind) => [kind, file[kind].filter(stays)])),
})

async function siftPupils({ file, base, known }: FileInHand, findings: Findings): Promise<ReadFile> {
  const rows = pupilRowsOf(file)
  if (rows.length === 0) return file
  findings.carryOut(rosterNotLoaded)
  const unknown = new Set<ResultRow>()
  for (const [year, ofYear] of Map.groupBy(rows, ({ schoolYear }) => schoolYear)) {
    const schoolYear = formatSchoolYear(year)
    const stays = await base.staysIn(year)
    if (stays === null) {
      findings.note(rosterNotLoaded, { line: null, column: null, detail: detail('schoolYear', schoolYear) })
      continue
    }
    findings.carryOut(unknownPupil, otherUnit)
    const keys = known(ofYear.map(({ identity }) => identity.personalNumber))
    for (const [index, row] of ofYear.entries()) {
      const key = keys[index] ?? null
      const pupilStays = key === null ? undefined : stays.get(key)
      if (pupilStays === undefined) {
        unknown.add(row)
        findings.hold(unknownPupil, row.line, 'Personnummer', '****', detail('unknownPupil', schoolYear))
      } else if (isElsewhere(pupilStays, row.school, measurementDate(year, row.term)))
        findings.note(otherUnit, { line: row.line, column: null, detail: null })
    }
  }
  return withRows(file, (row) => !unknown.has(row))
}

function isElsewhere(stays: readonly Stay[], school: string, day: string): boolean {
  const there = stays.filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
  return there.length > 0 && there.every((stay) => stay.school !== school)
}

function checkAge(file: ReadFile, scopes: readonly FilledScope[], base: Base, findings: Findings): void {
  findings.carryOut(olderExtraction)
  const { extracted } = file
  if (extracted === null) return
  for (const scope of scopes) {
    const last = base.scopes.get(scopeKey(scope))?.extracted ?? null
    if (last === null || last <= extracted) continue
    const older = detail('older', scope.school, extracted, last)
    findings.note(olderExtraction, { line: null, column: null, detail: older })
  }
}

/** Checks over all files of a load together: each with the scopes it fills. */
export function checkVolume(files: readonly (readonly FilledScope[])[], base: Base): Findings {
  const findings = new Findings()
  findings.carryOut(scopeTwice, missingSchool, fewerRows)
  const filled = new Map<string, FilledScope>()
  for (const scope of files.flat()) {
    if (filled.has(scopeKey(scope))) noteNamed(findings, scopeTwice, [describe(scope)])
    filled.set(scopeKey(scope), scope)
  }
  const missing = missingSchools([...filled.values()], filled, base)
  if (missing.length > 0) noteNamed(findings, missingSchool, missing)
  const shrunk = [...Map.groupBy(filled.values(), deliveryKey).values()].flatMap((scopes) => describeShrunk(scopes, base))
  if (shrunk.length > 0) noteNamed(findings, fewerRows, shrunk)
  return findings
}

/** Scopes that stand in a delivery this load replaces a part of, but are not in the load. */
function missingSchools(scopes: readonly FilledScope[], filled: ReadonlyMap<string, Scope>, base: Base): readonly Worded[] {
  const series = new Set(scopes.map(seriesKey))
  const replaced = new Set(scopes.map((scope) => base.scopes.get(scopeKey(scope))?.fileKey))
  return [...base.scopes.values()]
    .filter((owned) => replaced.has(owned.fileKey) && series.has(seriesKey(owned)) && !filled.has(scopeKey(owned)))
    .map(describe)
}

// A unit has a row a version, so one row fewer there is history put right, not a cut file. All that a school delivers is taken together: of a
// subject with two pupils one may well be gone.
function describeShrunk(scopes: readonly FilledScope[], base: Base): readonly Worded[] {
  const again = scopes.filter((scope) => base.scopes.has(scopeKey(scope)))
  const [now, before] = [rowsIn(again), rowsIn(again.flatMap((scope) => base.scopes.get(scopeKey(scope)) ?? []))]
  const [first] = again
  if (first === undefined || first.term === 'units' || now > before * leastShare) return []
  return [detail('shrunk', describe({ ...first, about: '' }), now, before)]
}

const rowsIn = (scopes: readonly FilledScope[]): number => scopes.reduce((sum, { rows }) => sum + rows, 0)

const describe = ({ school, schoolYear, about }: Scope): Worded => {
  const named = about === '' ? school : `${school} (${about})`
  return schoolYear === 0 ? named : detail('scope', named, formatSchoolYear(schoolYear))
}

const mostNamed = 5
/** One finding that names the first few of what was found. */
export function noteNamed(findings: Findings, check: Check, named: readonly Worded[]): void {
  const shown = named.slice(0, mostNamed).reduce((before, one) => detail('both', before, one))
  findings.note(
    check,
    { line: null, column: null, detail: detail('list', shown, named.length - Math.min(named.length, mostNamed)) },
    named.length,
  )
}
