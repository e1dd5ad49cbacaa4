import type { Check } from './check.ts'

// Grade files may come first; their units then stand under a placeholder name until the register is loaded.
export const unitsNotLoaded: Check = { id: 'units-not-loaded', severity: 'warning' }
