import type { Check } from './check.ts'
import { sentence } from './check.ts'

// Told from the first bytes, never from the file name.
export const fileKind: Check = {
  id: 'file-kind',
  severity: 'blocking',
  holds: 'Filen är av det slag som källan lämnar.',
  broken: (_count, first) => `Filen är av fel slag: ${sentence(first)}`,
}
