export type { Unit } from './limits.ts'
export { binomialLimits, overDispersion, widenedLimits } from './limits.ts'
