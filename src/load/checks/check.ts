import type { Severity } from '../../contract/index.ts'
import type { Detail, Worded } from '../detail.ts'
import type { checkWords } from '../words/checks.ts'

/** Where something was found. `detail` never has the value of a person's field (docs/sources.md, masking). */
export interface Instance {
  /** 1-based line of the file or row of the sheet; null when the whole file is meant */
  readonly line: number | null
  readonly column: Worded | null
  readonly detail: Detail | null
}

export type CheckId = keyof typeof checkWords

/** One check; what it says of what it found stands in words/sv-checks.ts. */
export interface Check {
  readonly id: CheckId
  readonly severity: Severity
}
