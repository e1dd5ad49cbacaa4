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
import { checkMarks } from '../read/cell-marks.ts'
import { readCsv } from '../read/csv.ts'
import { decode } from '../read/decode.ts'
import { delimiterOf } from '../read/delimiter.ts'
import { acceptFile } from '../read/file-bytes.ts'
import { checkScientific } from '../read/scientific.ts'
import { checkShape } from '../read/shape.ts'
import type { Table } from '../read/table.ts'
import { tableOf } from '../read/table.ts'
import { trimmed } from '../read/trimmed.ts'
import { readWorkbook } from '../read/workbook.ts'
import type { DutyRow, EnrolmentRow, ReadFile, Source, UnitRow } from '../source.ts'
import { contentHash } from './content-hash.ts'
import { emptyRead } from './empty-read.ts'
import type { DeliveryKind } from './roster-columns.ts'
import { readDuty } from './roster-duties.ts'
import { markedPersons, readEnrolment, withStrictestMarking } from './roster-enrolments.ts'
import type { RecognisedTable } from './roster-headings.ts'
import { recognise } from './roster-headings.ts'
import type { RosterFile } from './roster-row.ts'
import { RosterRow } from './roster-row.ts'
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
const kindChecks: Record<DeliveryKind, readonly Check[]> = {
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
  const tables = await tablesOf(bytes, findings)
  const recognised = tables.map((table) => recognise(table, findings)).filter((table) => table !== null)
  const ordered = findings.stopped ? [] : recognised.map((table) => inContractOrder(table, findings))
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

async function tablesOf(bytes: Uint8Array, findings: Findings): Promise<Table[]> {
  const kind = acceptFile(bytes, ['text', 'workbook'], findings)
  if (kind === null) return []
  if (kind === 'workbook') return readWorkbook(bytes, findings)
  const decoded = decode(bytes, findings)
  const rows = decoded && readCsv(decoded.text, delimiterOf(decoded.text), findings)
  const table = rows && tableOf(rows, null, [])
  return table === null ? [] : [table]
}

interface OrderedTable extends RecognisedTable {
  readonly lines: readonly number[]
  readonly cells: readonly (readonly string[])[]
}

/** Cells in the contract's order, blanks trimmed; minus signs (U+2212) become hyphens. */
function inContractOrder(recognised: RecognisedTable, findings: Findings): OrderedTable {
  const { table, positions, delivery } = recognised
  const rows = checkShape(table.rows, table.headings.length, () => '', findings)
  if (rows === null) return { ...recognised, lines: [], cells: [] }
  const cells = rows.cells.map((row) => positions.map((i) => (i === -1 ? '' : trimmed(row[i] ?? ''))))
  const headings = delivery.columns.map((column) => column.heading)
  checkScientific({ ...rows, cells }, headings, findings)
  const kinds = table.headings.map((_, position) => delivery.columns[positions.indexOf(position)]?.kind ?? null)
  checkMarks(table, kinds, findings)
  return { ...recognised, lines: rows.lines, cells }
}

function readRows({ table, delivery, lines, cells }: OrderedTable, file: RosterFile, read: RowsRead): void {
  file.findings.carryOut(...commonChecks, ...kindChecks[delivery.kind])
  const into = <T>(rows: T[], row: T | null): void => {
    if (row !== null) rows.push(row)
  }
  cells.forEach((values, i) => {
    const row = new RosterRow(lines[i] ?? 0, table.sheet, file.findings)
    if (delivery.kind === 'units') into(read.units, readUnit(values, row, file))
    else if (delivery.kind === 'enrolments') into(read.enrolments, readEnrolment(values, row, file))
    else into(read.duties, readDuty(values, row, file))
  })
}

export function rosterSource(effects: RosterEffects = systemEffects): Source {
  return { name: 'roster', label: 'Elevregister', read: (_fileName, bytes) => readRoster(bytes, effects) }
}
