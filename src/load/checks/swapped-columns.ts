import type { Check } from './check.ts'
import { place } from './check.ts'

// Positions carry the meaning, so a column whose values have another column's shape is in the wrong place.
export const swappedColumns: Check = {
  id: 'swapped-columns',
  severity: 'blocking',
  holds: 'Varje kolumn innehåller sitt eget slags värden.',
  broken: (_count, first) =>
    `Kolumner har bytt plats eller saknas: ${place(first)}. Ställ in exporten efter filbeskrivningen och gör om den.`,
}
