import type { Check } from './check.ts'
import { sentence } from './check.ts'

// An optional column under a name near its own would be lost without a word.
export const renamedColumn: Check = {
  id: 'renamed-column',
  severity: 'blocking',
  holds: 'Ingen kolumn har bytt namn.',
  broken: (_count, first) => `En kolumn ser ut att ha bytt namn: ${sentence(first)} Ändra rubriken och läs in filen igen.`,
}
