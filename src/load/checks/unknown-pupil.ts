import type { Check } from './check.ts'
import { place, rows } from './check.ts'

export const unknownPupil: Check = {
  id: 'unknown-pupil',
  severity: 'quarantine',
  holds: 'Alla elever finns i elevregistret för läsåret.',
  broken: (count, first) =>
    `${rows(count)} gäller en elev som inte finns i elevregistret för läsåret, den första är ${place(first)}. Läs in ett aktuellt elevregister och läs sedan in den här filen igen.`,
}
