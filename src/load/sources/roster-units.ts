import type { Operator } from '../../contract/index.ts'
import { isMunicipalityCode } from '../../school/rules/index.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { municipalityCode } from '../checks/municipality-code.ts'
import { detail } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'
import type { UnitRow } from '../source.ts'
import { type DeliveryRow, wordMap } from './delivery-row.ts'
import type { RosterFile } from './roster-file.ts'
import { readSchoolUnit } from './school-unit.ts'

const operators = wordMap<Operator>({ Kommunal: 'municipal', Enskild: 'independent' })

/** Cells in the contract's order (roster-columns.ts); null when the row is held back. */
export function readUnit(cells: readonly string[], row: DeliveryRow, file: RosterFile): UnitRow | null {
  const [code = '', name = '', area = '', areaName = '', operatorWord = '', before = '', from = '', to = ''] = cells
  const school = readSchoolUnit(code, row.line, row.column('Skolenhetskod'), file.findings)
  row.required(name, 'Namn')
  const municipality = readMunicipality(area, row, file)
  const operator = row.word(operatorWord, 'Huvudman', operators)
  const predecessor = before === '' ? null : readSchoolUnit(before, row.line, row.column('Föregångare'), file.findings)
  const period = row.period(from, to, ['Giltig från', 'Giltig till'])
  if (school === null || municipality === null || operator === null || !row.stands) return null
  const key = `unit ${school} ${from}`
  const first = file.seen.get(key)
  if (first !== undefined) {
    file.findings.hold(duplicateRow, row.line, row.column('Skolenhetskod'), '', detail('sameUnit', first))
    return null
  }
  file.seen.set(key, row.line)
  return {
    line: row.line,
    school,
    name,
    municipality,
    municipalityName: areaName === '' ? null : areaName,
    operator,
    predecessor,
    ...period,
  }
}

function readMunicipality(text: string, row: DeliveryRow, { findings }: RosterFile): string | null {
  if (isMunicipalityCode(text)) return text
  const column = row.column('Kommunkod')
  if (/^\d{3}$/.test(text)) findings.hold(lostZeros, row.line, column, masked(text), detail('fewDigits', 3, 4))
  else findings.hold(municipalityCode, row.line, column, masked(text), detail('municipalityForm', formOf(text)))
  return null
}
