import type { Check } from './check.ts'

export const incompleteTest: Check = { id: 'incomplete-test', severity: 'warning' }
