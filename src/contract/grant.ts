import { z } from 'zod'
import { QuerySchema } from './query.ts'
import { roles } from './words.ts'

/** duty: the roster's duties · claim: the identity provider · file: a CSV of grants · hand: the page or the command line. */
export const grantOrigins = ['duty', 'claim', 'file', 'hand'] as const
export type GrantOrigin = (typeof grantOrigins)[number]

/** ISO date, the calendar being Swedish civil time. */
export const DateSchema = z.iso.date()

/**
 * What a grant opens: `school` a unit code (principal), `class` an id `12345678:9A` with subject codes, or null for all of
 * them (teacher). Null in all three: a role without scope. One row a unit or group; a role's rows together are its scope.
 */
const scope = {
  role: z.enum(roles),
  school: z.string().nullable(),
  class: z.string().nullable(),
  subjects: z.array(z.string()).min(1).nullable(),
}
/** First and last day, both included; `validTo` null: until withdrawn. */
const validity = { validFrom: DateSchema, validTo: DateSchema.nullable() }

export const NewGrantSchema = z.strictObject({ ...scope, ...validity, reason: z.string().min(1).max(200) })
export type NewGrant = z.infer<typeof NewGrantSchema>

/** `id` null: worked out from a duty and stored nowhere. `givenBy`: an account id, `system`, or the file or provider it came from. */
export const GrantSchema = z.strictObject({
  id: z.int().nullable(),
  account: z.string(),
  ...scope,
  ...validity,
  origin: z.enum(grantOrigins),
  reason: z.string(),
  givenBy: z.string(),
  at: z.string(),
  withdrawn: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
})
export type Grant = z.infer<typeof GrantSchema>

/** Is the grant in force on `day` (ISO date)? */
export const isInForce = ({ validFrom, validTo, withdrawn }: Grant, day: string): boolean =>
  withdrawn === null && validFrom <= day && (validTo === null || validTo >= day)

/** Everyone's grants on the page *Behörigheter*, by person. Duties are worked out anew each time it is read. */
export const GrantListSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      account: z.string(),
      name: z.string(),
      closed: z.boolean(),
      /** what the demo municipality gave, told in Swedish; null for an account */
      demo: z.string().nullable(),
      /** withdrawn and past ones too, those in force first */
      grants: z.array(GrantSchema.extend({ inForce: z.boolean(), scope: z.string() })),
    }),
  ),
  schools: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  subjects: z.array(z.strictObject({ id: z.string(), label: z.string() })),
})
export type GrantList = z.infer<typeof GrantListSchema>
export const GiveGrantSchema = NewGrantSchema.extend({ account: z.string().min(1).max(100) })
export const WithdrawGrantSchema = z.strictObject({ id: z.int(), reason: z.string().trim().min(1).max(200) })

/** ”Varför ser jag detta?”: what opens, by which grant, and what the rules close. `title` and `text` in Swedish. */
export const WhySchema = z.strictObject({
  role: z.enum(roles),
  about: z.string(),
  opens: z.array(z.strictObject({ title: z.string(), text: z.string(), inUse: z.boolean() })),
  closed: z.array(z.string()),
})
export type Why = z.infer<typeof WhySchema>

export const WhyQuestionSchema = z.strictObject({ query: QuerySchema })
/**
 * Why a question is answered as it is. `asked`: the question in words. A row a rule: it `opens`, `limits` what the question is about, `hides` some
 * kind of cell, or `closes` the whole. Told from the question and the rights; no figure has been read.
 */
export const WhyAnsweredSchema = z.strictObject({
  role: z.enum(roles),
  about: z.string(),
  asked: z.string(),
  rows: z.array(z.strictObject({ effect: z.enum(['opens', 'limits', 'hides', 'closes']), title: z.string(), text: z.string() })),
})
export type WhyAnswered = z.infer<typeof WhyAnsweredSchema>
