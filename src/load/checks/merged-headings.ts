import type { Check } from './check.ts'
import { place } from './check.ts'

// A merged heading covers several columns, so their names cannot be known.
export const mergedHeadings: Check = {
  id: 'merged-headings',
  severity: 'blocking',
  holds: 'Rubrikerna står i var sin cell.',
  broken: (_count, first) =>
    `Rubrikraden har sammanfogade celler (${place(first)}). Dela upp cellerna så att varje kolumn har sin egen rubrik.`,
}
