import type { Check } from './check.ts'
import { place } from './check.ts'

// A transfer that breaks off can end inside a letter of several bytes.
export const cutCharacter: Check = {
  id: 'cut-character',
  severity: 'blocking',
  holds: 'Filen slutar inte mitt i ett tecken.',
  broken: (_count, first) => `Filen är avbruten mitt i ett tecken (${place(first)}). Hämta eller exportera den på nytt.`,
}
