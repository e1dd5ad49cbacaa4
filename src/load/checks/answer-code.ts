import type { Check } from './check.ts'

export const answerCode: Check = { id: 'answer-code', severity: 'quarantine' }
