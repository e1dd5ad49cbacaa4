import type { Check } from './check.ts'
import { place } from './check.ts'

// A heading row that says another order than the description: positions can no longer be trusted.
export const movedHeadings: Check = {
  id: 'moved-headings',
  severity: 'blocking',
  holds: 'Kolumnerna står i beskrivningens ordning.',
  broken: (_count, first) =>
    `Filens rubrikrad stämmer inte med filbeskrivningen (${place(first)}). Ställ in exporten efter filbeskrivningen och gör om den.`,
}
