import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// Control characters, U+FFFD and the DOS code page: the letters are already lost or in a code the sources never use.
export const unreadableCharacters: Check = {
  id: 'unreadable-characters',
  severity: 'blocking',
  holds: 'Alla tecken går att läsa.',
  broken: (count, first) =>
    `Filen innehåller tecken som inte går att läsa (${amount(count, 'ställe', 'ställen')}, det första på ${place(first)}). Exportera den på nytt med teckenkodningen UTF-8 eller Windows-1252.`,
}
