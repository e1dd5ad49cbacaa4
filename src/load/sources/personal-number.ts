import type { PersonalNumber } from '../../school/rules/index.ts'
import { parsePersonalNumber } from '../../school/rules/index.ts'
import type { Findings } from '../checks/findings.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { personalNumber } from '../checks/personal-number.ts'
import { detail, type Worded } from '../detail.ts'
import { formOf } from '../read/form.ts'

/** A personal number read by the rule, or null with the row held back. The reason tells the form, never the number. */
export function readPersonalNumber(
  text: string,
  at: { readonly line: number; readonly column: Worded; readonly referenceDate: string },
  findings: Findings,
): PersonalNumber | null {
  const read = parsePersonalNumber(text, at.referenceDate)
  if (read.valid) return read
  if (/^\d{9}$/.test(text)) {
    findings.hold(lostZeros, at.line, at.column, '****', detail('numberZero'))
  } else {
    findings.hold(
      personalNumber,
      at.line,
      at.column,
      '****',
      detail('numberForm', formOf(text), detail(`number.${read.problem}`)),
    )
  }
  return null
}
