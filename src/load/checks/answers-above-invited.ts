import type { Check } from './check.ts'

export const answersAboveInvited: Check = { id: 'answers-above-invited', severity: 'blocking' }
