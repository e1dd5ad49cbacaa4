import type { Check } from './check.ts'

// Whoever answered was promised that nobody would know.
export const identifyingColumn: Check = { id: 'identifying-column', severity: 'blocking' }
