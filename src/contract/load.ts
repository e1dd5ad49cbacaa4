import { z } from 'zod'

export const sourceNames = ['scb-grades-9', 'scb-grades-6', 'roster', 'national-tests', 'attendance', 'survey-answers'] as const
export type SourceName = (typeof sourceNames)[number]

/** blocking: the load is stopped; quarantine: the row waits for the coordinator; warning: told, nothing held back. */
export const severities = ['blocking', 'quarantine', 'warning'] as const
export type Severity = (typeof severities)[number]

/** One check with its outcome over the load; `count` 0 = passed. `message` is Swedish and says what to do. */
export const CheckOutcomeSchema = z.strictObject({
  check: z.string(),
  severity: z.enum(severities),
  count: z.int(),
  message: z.string(),
})
export type CheckOutcome = z.infer<typeof CheckOutcomeSchema>

/** What `load` answers and `--json` prints. `generation`: the one now current, null before the first. */
export const LoadReportSchema = z.strictObject({
  load: z.int(),
  source: z.string(),
  status: z.enum(['published', 'unchanged', 'stopped']),
  rows: z.strictObject({ read: z.int(), accepted: z.int(), rejected: z.int() }),
  checks: z.array(CheckOutcomeSchema),
  generation: z.int().nullable(),
})
export type LoadReport = z.infer<typeof LoadReportSchema>

/** A row that waits. `line` is 1-based in the file; `value` is masked where it could identify (…-1234 → ****). */
export const RejectSchema = z.strictObject({
  load: z.int(),
  file: z.string(),
  line: z.int(),
  column: z.string(),
  value: z.string(),
  check: z.string(),
  reason: z.string(),
})
export type Reject = z.infer<typeof RejectSchema>
