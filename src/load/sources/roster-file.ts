import type { Protection } from '../../contract/index.ts'
import type { Findings } from '../checks/findings.ts'

/** `schoolYear`: the latest of the person's rows. */
interface SeenMarking {
  readonly protection: Exclude<Protection, 'unknown'>
  readonly schoolYear: number
}

/** What the rows of one roster file share while they are read. */
export interface RosterFile {
  readonly findings: Findings
  /** ISO date of today, for numbers that no date of their own row can place in a century */
  readonly today: string
  /** identity of a row → its line */
  readonly seen: Map<string, number>
  /** the strictest marking seen for a personal number, rows held back included */
  readonly markings: Map<string, SeenMarking>
}
