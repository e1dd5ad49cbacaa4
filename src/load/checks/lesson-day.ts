import type { Check } from './check.ts'

export const lessonDay: Check = { id: 'lesson-day', severity: 'quarantine' }
