import type { Check } from './check.ts'

// 2,00901E+11: the last digits are gone and cannot be brought back.
export const scientificNumber: Check = { id: 'scientific-number', severity: 'blocking' }
