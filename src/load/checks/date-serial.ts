import type { Check } from './check.ts'

// Excel counts days from 1900; a bare number may as well be something else.
export const dateSerial: Check = { id: 'date-serial', severity: 'quarantine' }
