// What may be said of a value that must not be shown: its length and what it is made of. Messages and rejects are read by
// people who may not see the pupil, and a shifted column can put a name or a personal number anywhere.

/** Swedish, without the value: `12 tecken, bara siffror`. */
export function formOf(value: string): string {
  if (value === '') return 'tomt'
  return `${value.length} tecken, ${madeOf(value)}`
}

/** The value itself when it is one sign (a grade, a code), or two with a sign that no name has (`C*`, `7-`); else `****` and its form. */
export function masked(value: string): string {
  if (value.length === 1 || (value.length === 2 && !/^\p{L}+$/u.test(value))) return value
  return value === '' ? '' : `**** (${formOf(value)})`
}

function madeOf(value: string): string {
  if (/^\d+$/.test(value)) return 'bara siffror'
  if (/^\p{L}+$/u.test(value)) return 'bara bokstäver'
  if (/^[\d\-+]+$/.test(value)) return 'siffror och streck'
  if (/^[\d.,]+$/.test(value)) return 'siffror med komma eller punkt'
  if (/^[\p{L}\d]+$/u.test(value)) return 'bokstäver och siffror'
  return 'bokstäver, siffror eller andra tecken'
}
