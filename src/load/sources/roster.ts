import type { Check } from '../checks/check.ts'
import { conflictingProtection } from '../checks/conflicting-protection.ts'
import { dateSerial } from '../checks/date-serial.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { Findings } from '../checks/findings.ts'
import { invalidDate } from '../checks/invalid-date.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { missingValue } from '../checks/missing-value.ts'
import { municipalityCode } from '../checks/municipality-code.ts'
import { personalNumber } from '../checks/personal-number.ts'
import { reversedDates } from '../checks/reversed-dates.ts'
import { schoolUnitCode } from '../checks/school-unit-code.ts'
import { sexMismatch } from '../checks/sex-mismatch.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import type { DutyRow, EnrolmentRow, ReadFile, Source, UnitRow } from '../source.ts'
import { contentHash } from './content-hash.ts'
import { DeliveryRow } from './delivery-row.ts'
import { type OrderedTable, readDeliveries } from './delivery-tables.ts'
import { emptyRead } from './empty-read.ts'
import { type RosterKind, rosterDeliveries } from './roster-columns.ts'
import { readDuty } from './roster-duties.ts'
import { markedPersons, readEnrolment, withStrictestMarking } from './roster-enrolments.ts'
import type { RosterFile } from './roster-file.ts'
import { readUnit } from './roster-units.ts'

export interface RosterEffects {
  /** today's date, ISO */
  readonly today: () => string
}
const systemEffects: RosterEffects = { today: () => new Date().toISOString().slice(0, 10) }

const commonChecks: readonly Check[] = [
  schoolUnitCode,
  lostZeros,
  missingValue,
  invalidDate,
  dateSerial,
  reversedDates,
  duplicateRow,
]
const kindChecks: Record<RosterKind, readonly Check[]> = {
  units: [municipalityCode, unknownCode],
  enrolments: [personalNumber, unknownCode, sexMismatch, conflictingProtection],
  duties: [personalNumber],
}

interface RowsRead {
  readonly units: UnitRow[]
  readonly enrolments: EnrolmentRow[]
  readonly duties: DutyRow[]
}

/** The roster: school units, pupils or duties, each known by its headings; one CSV, or a workbook with a sheet for each. */
async function readRoster(bytes: Uint8Array, effects: RosterEffects): Promise<ReadFile> {
  const findings = new Findings()
  const ordered = await readDeliveries(bytes, rosterDeliveries, findings)
  if (findings.stopped) return emptyRead(findings)
  const file: RosterFile = { findings, today: effects.today(), seen: new Map(), markings: new Map() }
  const read: RowsRead = { units: [], enrolments: [], duties: [] }
  for (const table of ordered) readRows(table, file, read)
  return {
    ...emptyRead(findings),
    ...read,
    enrolments: withStrictestMarking(read.enrolments, file),
    marked: markedPersons(file),
    rowsRead: ordered.reduce((sum, table) => sum + table.cells.length, 0),
    contentHash: contentHash(ordered.flatMap(({ delivery, cells }) => cells.map((row) => [delivery.kind, ...row]))),
  }
}

function readRows({ table, delivery, lines, cells }: OrderedTable<RosterKind>, file: RosterFile, read: RowsRead): void {
  file.findings.carryOut(...commonChecks, ...kindChecks[delivery.kind])
  const into = <T>(rows: T[], row: T | null): void => {
    if (row !== null) rows.push(row)
  }
  cells.forEach((values, i) => {
    const row = new DeliveryRow(lines[i] ?? 0, table.sheet, file.findings)
    if (delivery.kind === 'units') into(read.units, readUnit(values, row, file))
    else if (delivery.kind === 'enrolments') into(read.enrolments, readEnrolment(values, row, file))
    else into(read.duties, readDuty(values, row, file))
  })
}

export function rosterSource(effects: RosterEffects = systemEffects): Source {
  return { name: 'roster', read: (_fileName, bytes) => readRoster(bytes, effects) }
}
