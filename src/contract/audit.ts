import { z } from 'zod'
import { regimes, roles } from './words.ts'

/**
 * What a row of the log tells of. `answer`: a question answered · `export`: figures or rows taken out as a file · `pupilList`,
 * `pupilExtract`: pupils seen by name · `signIn`, `signOut`, `session`: who came and went, a session ended by somebody ·
 * `refused`: somebody was turned away · `account`, `grant`: accounts and rights changed · `search`: the log itself was searched ·
 * `load`, `rollback`, `retention`, `settings`: the coordinator's and the operator's acts · `report`: a report saved, shared or removed ·
 * `preview`: what another reader would see of a question, looked at by somebody who shares it ·
 * `local`: own measures and groups changed.
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
  'report',
  'preview',
  'local',
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

/** What to look for in the log. `person`: part of a name, or an account id; days inclusive, Swedish time; `before`: rows older than it. */
export const AuditSearchSchema = z.strictObject({
  person: z.string().max(100).optional(),
  role: z.enum(roles).optional(),
  kind: z.enum(auditKinds).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  text: z.string().max(200).optional(),
  before: z.int().optional(),
})
export type AuditSearch = z.infer<typeof AuditSearchSchema>

/** `name`: the account's name now; null when nobody has the account any longer. */
export const NamedAuditRowSchema = AuditRowSchema.extend({ name: z.string().nullable() })
export type NamedAuditRow = z.infer<typeof NamedAuditRowSchema>

/** `told`: what was asked or done, in plain Swedish; null where the kind and the person say it all. */
export const ToldAuditRowSchema = NamedAuditRowSchema.extend({ told: z.string().nullable() })
export type ToldAuditRow = z.infer<typeof ToldAuditRowSchema>

/** Newest first. `next`: give it as `before` for the page after; null on the last. */
export const AuditPageSchema = z.strictObject({ rows: z.array(ToldAuditRowSchema), next: z.int().nullable() })
export type AuditPage = z.infer<typeof AuditPageSchema>

/** `cut`: there were more rows than one file takes. */
export const CsvSchema = z.strictObject({ name: z.string(), csv: z.string(), rows: z.int(), cut: z.boolean() })
export type Csv = z.infer<typeof CsvSchema>
