import type { Check } from './check.ts'

// The file carries no school year; January–September means that spring, any other date is ambiguous.
export const schoolYearKnown: Check = { id: 'school-year-known', severity: 'blocking' }
