import type { Check } from './check.ts'

export const rosterNotLoaded: Check = { id: 'roster-not-loaded', severity: 'warning' }
