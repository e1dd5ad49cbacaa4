import { isSchoolUnitCode } from '../../school/rules/index.ts'
import type { Findings } from '../checks/findings.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { schoolUnitCode } from '../checks/school-unit-code.ts'
import { detail, type Worded } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'

/** A school unit code, or null with the row held back; a code of 5–7 digits has probably lost its zeros. */
export function readSchoolUnit(text: string, line: number, column: Worded, findings: Findings): string | null {
  if (isSchoolUnitCode(text)) return text
  if (/^\d{5,7}$/.test(text)) {
    findings.hold(lostZeros, line, column, masked(text), detail('fewDigits', text.length, 8))
  } else {
    findings.hold(schoolUnitCode, line, column, masked(text), detail('unitForm', formOf(text)))
  }
  return null
}
