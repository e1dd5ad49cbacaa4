import type { Check } from './check.ts'

// Some systems end every line with a separator; the empty column after it carries nothing.
export const trailingSeparator: Check = { id: 'trailing-separator', severity: 'warning' }
