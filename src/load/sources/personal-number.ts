import type { PersonalNumberProblem } from '../../contract/index.ts'
import type { PersonalNumber } from '../../school/rules/index.ts'
import { parsePersonalNumber } from '../../school/rules/index.ts'
import type { Findings } from '../checks/findings.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { personalNumber } from '../checks/personal-number.ts'
import { formOf } from '../read/form.ts'

const reasons: Record<PersonalNumberProblem, string> = {
  form: 'är inte ett personnummer',
  date: 'datumet finns inte',
  future: 'födelsedatumet ligger efter filens datum',
  birthNumber: 'födelsenumret 000 delas aldrig ut',
  checkDigit: 'sista siffran stämmer inte',
}

/** A personal number read by the rule, or null with the row held back. The reason tells the form, never the number. */
export function readPersonalNumber(
  text: string,
  at: { readonly line: number; readonly column: string; readonly referenceDate: string },
  findings: Findings,
): PersonalNumber | null {
  const read = parsePersonalNumber(text, at.referenceDate)
  if (read.valid) return read
  if (/^\d{9}$/.test(text)) {
    findings.hold(lostZeros, at.line, at.column, '****', '9 siffror, en inledande nolla kan ha fallit bort')
  } else {
    findings.hold(personalNumber, at.line, at.column, '****', `${formOf(text)}, ${reasons[read.problem]}`)
  }
  return null
}
