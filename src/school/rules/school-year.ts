// School year (läsår): 1 July – 30 June (Skolförordningen 2011:185, 3 kap. 2 §), here an integer, the calendar year it starts in:
// 2024 is written 2024/25. Dates are ISO text; the calendar is Swedish civil time, so no clock and no zone is involved.
import { type Term, terms } from '../../contract/index.ts'
import { isCalendarDate } from './calendar-date.ts'

/** The school year of an ISO date: from 2024-07-01 to 2025-06-30 it is 2024. */
export function schoolYearOf(date: string): number {
  const { year, month } = parts(date)
  return month >= 7 ? year : year - 1
}

/** 2024 → `2024/25`. */
export function formatSchoolYear(schoolYear: number): string {
  return `${String(schoolYear).padStart(4, '0')}/${String((schoolYear + 1) % 100).padStart(2, '0')}`
}

/** `2024/25` → 2024; null for anything else, `2024/26` too. */
export function parseSchoolYear(text: string): number | null {
  const [, first = '', second = ''] = /^(\d{4})\/(\d{2})$/.exec(text) ?? []
  return first !== '' && (Number(first) + 1) % 100 === Number(second) ? Number(first) : null
}

/** Autumn term (HT) July–December, spring term (VT) January–June. */
export function termOf(date: string): Term {
  return parts(date).month >= 7 ? 'HT' : 'VT'
}

/** When membership is taken: HT 15 October (Skolverket's day for pupil counts), VT 15 May (after it few pupils move before the grades). */
export function measurementDate(schoolYear: number, term: Term): string {
  return term === 'HT' ? `${pad(schoolYear)}-10-15` : `${pad(schoolYear + 1)}-05-15`
}

/** The first measurement date of any term after a day; ISO dates. */
export function nextMeasurementDate(day: string): string {
  const year = Number(day.slice(0, 4))
  const dates = [year - 1, year, year + 1].flatMap((schoolYear) => terms.map((term) => measurementDate(schoolYear, term)))
  return dates.sort().find((date) => date > day) ?? ''
}

/** First and last day of a school year, both inclusive. */
export function schoolYearSpan(schoolYear: number): { readonly first: string; readonly last: string } {
  return { first: `${pad(schoolYear)}-07-01`, last: `${pad(schoolYear + 1)}-06-30` }
}

/**
 * The school year of an SCB grade file from its date of extraction. The file carries none: January–September means that
 * spring's grades; October–December fits two school years and answers null, so the person must say which.
 */
export function scbSchoolYear(extracted: string): number | null {
  const { year, month } = parts(extracted)
  return month <= 9 ? year - 1 : null
}

function parts(date: string): { year: number; month: number } {
  if (!isCalendarDate(date)) throw new Error(`invalid date: ${date}`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }
}

function pad(year: number): string {
  return String(year).padStart(4, '0')
}
