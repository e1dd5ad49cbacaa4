import type { PersonalNumberProblem, Sex } from '../../contract/index.ts'
import { isCalendarDate } from './calendar-date.ts'

/** personal: personnummer; coordination: samordningsnummer (day + 60); temporary: YYYYMMDDTFnn (SCB, Skolverket). */
export type PersonalNumberKind = 'personal' | 'coordination' | 'temporary'

export interface PersonalNumber {
  readonly valid: true
  /** 12 characters, the one form that is stored: YYYYMMDDNNNN or YYYYMMDDTFNN */
  readonly number: string
  readonly kind: PersonalNumberKind
  /** ISO date */
  readonly birthDate: string
  /** told by the second last character: odd male, even female */
  readonly sex: Exclude<Sex, 'unknown'>
}

export interface InvalidPersonalNumber {
  readonly valid: false
  readonly problem: PersonalNumberProblem
}

const long = /^(\d{8})[-+]?(\d{4})$/
const short = /^(\d{6})([-+]?)(\d{4})$/
const temporary = /^(\d{8})-?TF(\d{2})$/i

/**
 * Reads a personal number with 12 or 10 digits, with or without `-` or `+`. In the 10-digit form the century follows from
 * the year of `referenceDate` (ISO, the date of the file): `-` or nothing under 100 years, `+` from the year the person turns 100
 * (Folkbokföringslagen 1991:481, 18 §; Skatteverket SKV 704). Nothing is repaired: blanks, lost zeros and wrong digits are problems.
 */
export function parsePersonalNumber(text: string, referenceDate: string): PersonalNumber | InvalidPersonalNumber {
  const [, temporaryDay, ordinal] = temporary.exec(text) ?? []
  if (temporaryDay !== undefined && ordinal !== undefined) {
    return dated(`${temporaryDay}TF${ordinal}`, 'temporary', 0, referenceDate)
  }
  const digits = twelveDigits(text, referenceDate)
  if (digits === null) return { valid: false, problem: 'form' }
  const coordination = Number(digits.slice(6, 8)) > 60
  const read = dated(digits, coordination ? 'coordination' : 'personal', coordination ? 60 : 0, referenceDate)
  if (!read.valid) return read
  if (digits.slice(8, 11) === '000') return { valid: false, problem: 'birthNumber' }
  return checkDigit(digits.slice(2, 11)) === Number(digits.slice(11)) ? read : { valid: false, problem: 'checkDigit' }
}

/**
 * A person's sex: the source's own field wins, `Okänt` included (it is an answer, not a gap); without a field the second
 * last character of the number tells. Shape: the field already read as `Sex`, null when the source has none.
 */
export function sexOf(field: Sex | null, number: string): Sex {
  return field ?? sexFromPersonalNumber(number)
}

/** Sex by the second last character of a 12-character number, TF numbers too: odd male, even female. */
export function sexFromPersonalNumber(number: string): Exclude<Sex, 'unknown'> {
  const digit = number.at(-2)
  if (number.length !== 12 || digit === undefined || !/\d/.test(digit)) throw new Error('not a 12-character personal number')
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}

/** The check digit (Luhn) for nine digits YYMMDDNNN; a coordination number counts with its day + 60. */
export function checkDigit(nine: string): number {
  let sum = 0
  for (let i = 0; i < nine.length; i++) {
    const product = Number(nine[i]) * (i % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}

function twelveDigits(text: string, referenceDate: string): string | null {
  const [, day, number] = long.exec(text) ?? []
  if (day !== undefined && number !== undefined) return day + number
  const [, shortDay, sign, shortNumber] = short.exec(text) ?? []
  if (shortDay === undefined || shortNumber === undefined) return null
  const latest = Number(referenceDate.slice(0, 4)) - (sign === '+' ? 100 : 0)
  const year = latest - ((((latest - Number(shortDay.slice(0, 2))) % 100) + 100) % 100)
  return String(year).padStart(4, '0') + shortDay.slice(2) + shortNumber
}

function dated(
  number: string,
  kind: PersonalNumberKind,
  dayOffset: number,
  referenceDate: string,
): PersonalNumber | InvalidPersonalNumber {
  const day = String(Number(number.slice(6, 8)) - dayOffset).padStart(2, '0')
  const birthDate = `${number.slice(0, 4)}-${number.slice(4, 6)}-${day}`
  if (!isCalendarDate(birthDate)) return { valid: false, problem: 'date' }
  if (birthDate > referenceDate) return { valid: false, problem: 'future' }
  return { valid: true, number, kind, birthDate, sex: sexFromPersonalNumber(number) }
}
