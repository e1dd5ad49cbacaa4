import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// A row cannot stand without it.
export const missingValue: Check = {
  id: 'missing-value',
  severity: 'quarantine',
  holds: 'Alla uppgifter som krävs är ifyllda.',
  broken: (count, first) =>
    `${rows(count)} saknar en uppgift som krävs, den första är ${place(first)}. Fyll i den i elevregistret och läs in en ny fil.`,
}
