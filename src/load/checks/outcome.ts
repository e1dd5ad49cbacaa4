import { z } from 'zod'
import { type CheckOutcome, CheckOutcomeSchema, type Severity } from '../../contract/index.ts'
import { type Detail, isDetail, tell } from '../detail.ts'
import { checkWords } from '../words/checks.ts'
import { checkWords as known } from '../words/sv-checks.ts'
import type { CheckId, Instance } from './check.ts'

/** What came of one check, without words. */
export interface Outcome {
  readonly check: CheckId
  readonly severity: Severity
  /** 0: passed */
  readonly count: number
  /** the first found, null when passed */
  readonly first: Instance | null
  /** the file that must be mended, when the outcome is of one file among several */
  readonly file: string | null
}

/** In the language spoken. */
export function tellOutcome({ check, severity, count, first, file }: Outcome): CheckOutcome {
  const message = first === null ? checkWords[check].holds : checkWords[check].broken(count, wordsOf(first))
  return { check, severity, count, message: file === null ? message : `${file}: ${message}` }
}

const wordsOf = ({ line, column, detail }: Instance): { line: number | null; column: string | null; detail: string } => ({
  line,
  column: column === null ? null : tell(column),
  detail: detail === null ? '' : tell(detail),
})

const Found = z.strictObject({
  line: z.int().nullable(),
  column: z.union([z.string(), z.custom<Detail>(isDetail)]).nullable(),
  detail: z.custom<Detail>(isDetail).nullable(),
})

/** As the ledger keeps it: with what was said when it was written, and, since there are two languages, what it was said of. */
export const KeptOutcomeSchema = CheckOutcomeSchema.extend({
  // Other words in another version of the program must not make the book unreadable: then what was said stands.
  first: Found.nullable().optional().catch(undefined),
  file: z.string().nullable().optional(),
})
export type KeptOutcome = z.infer<typeof KeptOutcomeSchema>

export const keptOutcome = (outcome: Outcome): KeptOutcome => ({
  ...tellOutcome(outcome),
  first: outcome.first,
  file: outcome.file,
})

/** In the language spoken, when it was kept with what it was said of. */
export function retellOutcome({ check, severity, count, message, first, file = null }: KeptOutcome): CheckOutcome {
  if (first === undefined || !isCheck(check)) return { check, severity, count, message }
  return tellOutcome({ check, severity, count, first, file })
}

const isCheck = (check: string): check is CheckId => Object.hasOwn(known, check)
