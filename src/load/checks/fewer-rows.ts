import type { Check } from './check.ts'
import { amount } from './check.ts'

/** A scope with this share of its last load's rows, or less, stops the load: 40 % fewer. */
export const leastShare = 0.6

export const fewerRows: Check = {
  id: 'fewer-rows',
  severity: 'blocking',
  holds: 'Antalet rader per skolenhet liknar förra leveransen.',
  broken: (count, first) =>
    `${amount(count, 'skolenhet', 'skolenheter')} har minst 40 % färre rader än förra gången: ${first.detail}. Kontrollera att uttaget är fullständigt och gör om det.`,
}
