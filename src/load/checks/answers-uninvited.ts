import type { Check } from './check.ts'

// Without the number invited nobody can tell how many did not answer, nor whether the group is large enough (rule 9).
export const answersUninvited: Check = { id: 'answers-uninvited', severity: 'blocking' }
