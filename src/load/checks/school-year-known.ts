import type { Check } from './check.ts'

// The file carries no school year; January–September means that spring, any other date is ambiguous.
export const schoolYearKnown: Check = {
  id: 'school-year-known',
  severity: 'blocking',
  holds: 'Läsåret framgår.',
  broken: (_count, first) =>
    `Det framgår inte vilket läsår betygen gäller (${first.detail}). Läs in filen igen och ange läsåret, till exempel --school-year 2024/25.`,
}
