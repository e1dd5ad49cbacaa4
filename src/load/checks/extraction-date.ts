import type { Check } from './check.ts'
import { place } from './check.ts'

// The date decides which delivery is the later one, so it must be one and the same.
export const extractionDate: Check = {
  id: 'extraction-date',
  severity: 'blocking',
  holds: 'Uttagsdatum är detsamma på alla rader.',
  broken: (_count, first) =>
    `Uttagsdatum stämmer inte (${place(first)}). Alla rader ska ha samma datum i formen ÅÅÅÅ-MM-DD. Gör om uttaget i elevregistret.`,
}
