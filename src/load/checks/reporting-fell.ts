import type { Check } from './check.ts'

export const reportingFell: Check = { id: 'reporting-fell', severity: 'warning' }
