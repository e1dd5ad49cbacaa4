import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// 12 characters, a calendar date and a check digit; temporary numbers YYYYMMDDTFnn (docs/measures.md).
export const personalNumber: Check = {
  id: 'personal-number',
  severity: 'quarantine',
  holds: 'Alla personnummer är giltiga.',
  broken: (count, first) =>
    `${rows(count)} har ett personnummer som inte stämmer, den första är ${place(first)}. Rätta i elevregistret och läs in en ny fil.`,
}
