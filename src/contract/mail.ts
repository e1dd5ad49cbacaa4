import { z } from 'zod'
import { languages } from './language.ts'
import { troubleKinds } from './run.ts'
import { mailSecurities } from './words.ts'

/** How notices are sent, and to whom; `on` false keeps the rest. `user`: null where the server asks for none. What an address looks like is asked by the server. */
export const MailSettingsSchema = z.strictObject({
  on: z.boolean(),
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  user: z.string().trim().min(1).max(200).nullable(),
  from: z.string().trim().min(1).max(254),
  to: z.array(z.string().trim().min(1).max(254)).min(1).max(20),
  language: z.enum(languages),
})
export type MailSettings = z.infer<typeof MailSettingsSchema>

/** `password`: null keeps the one there is. It is written and never read. */
export const SaveMailSchema = z.strictObject({
  settings: MailSettingsSchema,
  password: z.string().min(1).max(1000).nullable(),
})
export type SaveMail = z.infer<typeof SaveMailSchema>
export const TryMailSchema = z.strictObject({ to: z.string().trim().min(1).max(254) })

/** Why a mail has not been taken; told in words by the server. `withdrawn`: mail was turned off, or not to this person any longer. */
export const mailProblems = [
  'name',
  'port',
  'late',
  'certificate',
  'encryption',
  'login',
  'from',
  'to',
  'refused',
  'broken',
  'withdrawn',
] as const
export type MailProblem = (typeof mailProblems)[number]
export const mailKinds = [...troubleKinds, 'trial'] as const
export type MailKind = (typeof mailKinds)[number]

/** One mail to one person. Instants are ISO. `about`: the source; `nextAt`: the next try; `problem`: told, of the last try that failed. */
export const MailSchema = z.strictObject({
  id: z.int(),
  kind: z.enum(mailKinds),
  about: z.string().nullable(),
  to: z.string(),
  queuedAt: z.string(),
  state: z.enum(['sent', 'waiting', 'givenUp']),
  sentAt: z.string().nullable(),
  nextAt: z.string().nullable(),
  problem: z.string().nullable(),
})
export type Mail = z.infer<typeof MailSchema>

/** `settings`: null until they are given; `mails`: the latest, newest first. A demo folder sends none. */
export const MailStateSchema = z.strictObject({
  demo: z.boolean(),
  settings: MailSettingsSchema.nullable(),
  hasPassword: z.boolean(),
  mails: z.array(MailSchema),
})
export type MailState = z.infer<typeof MailStateSchema>
