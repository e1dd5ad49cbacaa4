import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// UTF-8 read as Windows-1252 and saved once more. Repairing it would be a guess about every letter.
export const doubleEncoding: Check = {
  id: 'double-encoding',
  severity: 'blocking',
  holds: 'Bokstäverna å, ä och ö är hela.',
  broken: (count, first) =>
    `Bokstäver som å, ä och ö har förvanskats (${amount(count, 'ställe', 'ställen')}, det första på ${place(first)}). Filen har sparats om med fel teckenkodning. Exportera den på nytt och läs in den utan att öppna den i något annat program.`,
}
