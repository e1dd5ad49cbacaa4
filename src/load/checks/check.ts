import type { Severity } from '../../contract/index.ts'

/** Where something was found. `detail`: Swedish, never the value of a person's field (docs/sources.md, masking). */
export interface Instance {
  /** 1-based line of the file or row of the sheet; null when the whole file is meant */
  readonly line: number | null
  readonly column: string | null
  readonly detail: string
}

/** One check. Both sentences are Swedish; `broken` says what was found and what to do about it. */
export interface Check {
  readonly id: string
  readonly severity: Severity
  /** what holds when the check is passed */
  readonly holds: string
  readonly broken: (count: number, first: Instance) => string
}

/** `amount(1, 'rad', 'rader')` → `1 rad` */
export const amount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
export const rows = (count: number): string => amount(count, 'rad', 'rader')

/** Where the first one stands, as the end of a sentence whose full stop comes after: `rad 4, kolumn Klass: 7 siffror` */
export function place(first: Instance): string {
  const detail = unstopped(first.detail)
  const where = [first.line === null ? '' : `rad ${first.line}`, first.column === null ? '' : `kolumn ${first.column}`]
  const at = where.filter((part) => part !== '').join(', ')
  if (at === '') return detail
  return detail === '' ? at : `${at}: ${detail}`
}

/** The detail as a sentence of its own, with one full stop. */
export const sentence = (first: Instance): string => `${unstopped(first.detail)}.`

const unstopped = (text: string): string => text.replace(/\.$/, '')
