import type { Check } from './check.ts'

export const unknownPupil: Check = { id: 'unknown-pupil', severity: 'quarantine' }
