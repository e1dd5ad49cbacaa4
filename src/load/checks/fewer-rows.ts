import type { Check } from './check.ts'

/** A scope with this share of its last load's rows, or less, stops the load: 40 % fewer. */
export const leastShare = 0.6

export const fewerRows: Check = { id: 'fewer-rows', severity: 'blocking' }
