import type { Check } from './check.ts'

// The roster decides membership; the file's own unit stands when the roster has no enrolment on the day.
export const otherUnit: Check = { id: 'other-unit', severity: 'warning' }
