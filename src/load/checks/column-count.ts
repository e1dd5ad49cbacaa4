import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// Columns by position: one separator too many moves every value after it.
export const columnCount: Check = {
  id: 'column-count',
  severity: 'blocking',
  holds: 'Alla rader har rätt antal kolumner.',
  broken: (count, first) =>
    `${rows(count)} har fel antal kolumner, den första är ${place(first)}. Kontrollera att det är rätt fil och att inget fält innehåller skiljetecknet, och exportera på nytt.`,
}
