import { type SubjectCode, subjectCodes } from '../../school/rules/index.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { detail } from '../detail.ts'
import type { DutyRow } from '../source.ts'
import { type DeliveryRow, wordMap } from './delivery-row.ts'
import { readPersonalNumber } from './personal-number.ts'
import type { RosterFile } from './roster-file.ts'
import { readSchoolUnit } from './school-unit.ts'

/** SCB's codes, as the grade files have them: MA, SV, M2. */
const subjectCodesByWord = wordMap<SubjectCode>(Object.fromEntries(subjectCodes.map((code) => [code, code])))

/** Cells in the contract's order (roster-columns.ts); null when the row is held back. */
export function readDuty(cells: readonly string[], row: DeliveryRow, file: RosterFile): DutyRow | null {
  const { findings } = file
  const [number = '', givenName = '', familyName = '', code = '', group = '', role = '', from = '', to = '', taught = ''] = cells
  const period = row.period(from, to, ['Gäller från', 'Gäller till'])
  const referenceDate = period.validFrom ?? file.today
  const person = readPersonalNumber(number, { line: row.line, column: row.column('Personnummer'), referenceDate }, findings)
  const school = readSchoolUnit(code, row.line, row.column('Skolenhetskod'), findings)
  row.required(role, 'Roll')
  const subject = taught === '' ? null : row.word(taught, 'Ämne', subjectCodesByWord)
  if (person === null || school === null || !row.stands) return null
  const key = `duty ${person.number} ${school} ${group} ${role} ${from} ${subject ?? ''}`
  const first = file.seen.get(key)
  if (first !== undefined) {
    findings.hold(duplicateRow, row.line, row.column('Personnummer'), '****', detail('sameDuty', first))
    return null
  }
  file.seen.set(key, row.line)
  const identity = { personalNumber: person.number, givenName, familyName }
  return { line: row.line, identity, school, class: group === '' ? null : group, role, subject, ...period }
}
