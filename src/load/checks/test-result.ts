import type { Check } from './check.ts'

// A result of another form than the row says, one where nobody took the part, or none where somebody did.
export const testResult: Check = { id: 'test-result', severity: 'quarantine' }
