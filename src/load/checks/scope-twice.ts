import type { Check } from './check.ts'
import { amount } from './check.ts'

// Which of two files is the right one is nothing the loader may guess.
export const scopeTwice: Check = {
  id: 'scope-twice',
  severity: 'blocking',
  holds: 'Varje skolenhet och läsår finns i en fil.',
  broken: (count, first) =>
    `${amount(count, 'skolenhet', 'skolenheter')} finns i två filer i samma inläsning: ${first.detail}. Läs in den fil som ska gälla, eller slå ihop filerna.`,
}
