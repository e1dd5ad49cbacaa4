import type { Grouping } from '../../semantics/index.ts'

/** Groups that a municipality makes itself (docs/local-measures.md), in the order a catalogue shows them. */
export const groupings: readonly Grouping[] = [
  { name: 'schoolGroup', of: 'school' },
  { name: 'subjectGroup', of: 'subject' },
]
