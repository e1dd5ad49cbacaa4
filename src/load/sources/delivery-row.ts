import { isCalendarDate, parseSchoolYear } from '../../school/rules/index.ts'
import { dateSerial } from '../checks/date-serial.ts'
import type { Findings } from '../checks/findings.ts'
import { invalidDate } from '../checks/invalid-date.ts'
import { missingValue } from '../checks/missing-value.ts'
import { reversedDates } from '../checks/reversed-dates.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import { detail, type Worded } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'
import { columnName } from '../read/table.ts'

/** One row while it is read: where it stands, and whether anything in it has held it back. */
export class DeliveryRow {
  readonly line: number
  readonly #sheet: number | null
  readonly #findings: Findings
  #held: number

  constructor(line: number, sheet: number | null, findings: Findings) {
    this.line = line
    this.#sheet = sheet
    this.#findings = findings
    this.#held = findings.heldBack.length
  }

  get stands(): boolean {
    return this.#findings.heldBack.length === this.#held
  }

  column(heading: string): Worded {
    return columnName(heading, this.#sheet)
  }

  required(value: string, heading: string): string {
    if (value === '') this.#findings.hold(missingValue, this.line, this.column(heading), '', detail('empty', heading))
    return value
  }

  /** A word of the contract's list, read without regard to case; null when the row is held back. */
  word<T>(value: string, heading: string, words: ReadonlyMap<string, T>): T | null {
    if (this.required(value, heading) === '') return null
    const known = words.get(value.toLowerCase())
    if (known !== undefined) return known
    const allowed = [...words.keys()].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(', ')
    const excel = /^(?:falskt|false)$/i.test(value) ? detail('excelFalse') : ''
    const reason = detail('notAmong', formOf(value), allowed, excel)
    this.#findings.hold(unknownCode, this.line, this.column(heading), masked(value), reason)
    return null
  }

  /** `2024/25` as 2024; null when the row is held back. */
  schoolYear(value: string, heading: string): number | null {
    const schoolYear = parseSchoolYear(value)
    if (this.required(value, heading) !== '' && schoolYear === null) {
      const reason = detail('schoolYearForm', formOf(value))
      this.#findings.hold(unknownCode, this.line, this.column(heading), masked(value), reason)
    }
    return schoolYear
  }

  /** An ISO date; null when blank or held back. */
  date(value: string, heading: string): string | null {
    if (value === '') return null
    if (isCalendarDate(value)) return value
    const serial = /^\d{5}(?:[.,]\d+)?$/.test(value)
    const check = serial ? dateSerial : invalidDate
    this.#findings.hold(check, this.line, this.column(heading), masked(value), formOf(value))
    return null
  }

  /** A period from two date columns; one that ends before it begins holds the row back. */
  period(from: string, to: string, headings: readonly [string, string]): { validFrom: string | null; validTo: string | null } {
    const validFrom = this.date(from, headings[0])
    const validTo = this.date(to, headings[1])
    if (validFrom !== null && validTo !== null && validTo < validFrom) {
      const reason = detail('before', headings[1], headings[0])
      this.#findings.hold(reversedDates, this.line, this.column(headings[1]), masked(to), reason)
    }
    return { validFrom, validTo }
  }
}

/** `words('Man', …)` keyed without regard to case. */
export function wordMap<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries).map(([word, value]) => [word.toLowerCase(), value]))
}
