import type { Check } from './check.ts'
import { amount } from './check.ts'

export const missingSchool: Check = {
  id: 'missing-school',
  severity: 'blocking',
  holds: 'Alla skolenheter från förra leveransen är med.',
  broken: (count, first) =>
    `${amount(count, 'skolenhet', 'skolenheter')} från förra leveransen saknas: ${first.detail}. Gör om uttaget så att alla skolor är med. Har en skola lagts ned, ge den ett slutdatum i filen med skolenheter.`,
}
