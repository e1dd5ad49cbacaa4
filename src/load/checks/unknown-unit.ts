import type { Check } from './check.ts'
import { place, rows } from './check.ts'

export const unknownUnit: Check = {
  id: 'unknown-unit',
  severity: 'quarantine',
  holds: 'Alla skolenheter finns i registret över skolenheter.',
  broken: (count, first) =>
    `${rows(count)} gäller en skolenhet som inte finns i registret, den första är ${place(first)}. Lägg till skolenheten i filen med skolenheter, läs in den och läs sedan in den här filen igen.`,
}
