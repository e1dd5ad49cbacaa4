import type { Check } from './check.ts'

// No tests in 2019/20 and 2020/21; not in every subject in every stage year.
export const noSuchTest: Check = { id: 'no-such-test', severity: 'quarantine' }
