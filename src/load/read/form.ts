// What may be said of a value that must not be shown: its length and what it is made of. Messages and rejects are read by
// people who may not see the pupil, and a shifted column can put a name or a personal number anywhere.
import { type Detail, detail, type Worded } from '../detail.ts'

type Made = 'digits' | 'letters' | 'digitsAndDashes' | 'digitsWithComma' | 'lettersAndDigits' | 'anySigns'

/** Without the value: “12 characters, digits only”. */
export function formOf(value: string): Detail {
  return value === '' ? detail('blank') : detail('form', value.length, detail(madeOf(value)))
}

/** The value itself when it is one sign (a grade, a code), or two with a sign that no name has (`C*`, `7-`); else `****` and its form. */
export function masked(value: string): Worded {
  if (value.length === 1 || (value.length === 2 && !/^\p{L}+$/u.test(value))) return value
  return value === '' ? '' : detail('masked', formOf(value))
}

function madeOf(value: string): Made {
  if (/^\d+$/.test(value)) return 'digits'
  if (/^\p{L}+$/u.test(value)) return 'letters'
  if (/^[\d\-+]+$/.test(value)) return 'digitsAndDashes'
  if (/^[\d.,]+$/.test(value)) return 'digitsWithComma'
  if (/^[\p{L}\d]+$/u.test(value)) return 'lettersAndDigits'
  return 'anySigns'
}
