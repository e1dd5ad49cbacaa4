import type { Check } from './check.ts'

export const absenceMinutes: Check = { id: 'absence-minutes', severity: 'quarantine' }
