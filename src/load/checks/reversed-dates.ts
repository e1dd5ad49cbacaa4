import type { Check } from './check.ts'

// A period that ends before it begins.
export const reversedDates: Check = { id: 'reversed-dates', severity: 'quarantine' }
