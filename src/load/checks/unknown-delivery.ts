import type { Check } from './check.ts'

// Deliveries are known by their headings.
export const unknownDelivery: Check = { id: 'unknown-delivery', severity: 'blocking' }
