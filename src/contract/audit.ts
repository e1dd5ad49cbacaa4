import { z } from 'zod'
import { regimes, roles } from './words.ts'

/**
 * What a row of the log tells of. `answer`: a question answered · `export`: figures or rows taken out as a file · `pupilList`,
 * `pupilExtract`: pupils seen by name · `signIn`, `signOut`, `session`: who came and went, a session ended by somebody ·
 * `refused`: somebody was turned away · `account`, `grant`: accounts and rights changed · `search`: the log itself was searched ·
 * `load`, `rollback`, `retention`, `settings`: the coordinator's and the operator's acts.
 */
export const auditKinds = [
  'answer',
  'export',
  'pupilList',
  'pupilExtract',
  'signIn',
  'signOut',
  'session',
  'refused',
  'account',
  'grant',
  'search',
  'load',
  'rollback',
  'retention',
  'settings',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** One row of the log as it is read. `at` ISO 8601 in UTC; `pupils`: how many pupils were seen by name. */
export const AuditRowSchema = z.strictObject({
  sequence: z.int(),
  at: z.string(),
  kind: z.enum(auditKinds),
  actor: z.string(),
  role: z.enum(roles).nullable(),
  purpose: z.string().nullable(),
  about: z.string().nullable(),
  question: z.string().nullable(),
  generation: z.int().nullable(),
  regime: z.enum(regimes).nullable(),
  shown: z.int().nullable(),
  hidden: z.int().nullable(),
  pupils: z.int(),
})
export type AuditRow = z.infer<typeof AuditRowSchema>
