import { z } from 'zod'
import { SignedInAccountSchema } from './account.ts'
import { roles } from './words.ts'

const GroupSchema = z.strictObject({ class: z.string(), subjects: z.array(z.string()).nullable(), from: z.string() })
const HeldRoleSchema = z.strictObject({
  role: z.enum(roles),
  scope: z.array(z.string()),
  /** a folder made before there were teachers tells of none */
  groups: z.array(GroupSchema).default([]),
  about: z.string(),
})
/** A role that a person holds, with what it is held for. `about`: role and unit in Swedish. */
export type HeldRole = z.infer<typeof HeldRoleSchema>

export const PersonSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  ...HeldRoleSchema.shape,
  /** every role that is held, the one acted in too */
  roles: z.array(HeldRoleSchema).default([]),
})
/** Who is signed in, in the role acted in. */
export type Person = z.infer<typeof PersonSchema>

export const SessionSchema = z.strictObject({
  /** who is signed in and has a role; null when nobody is, or the account has been given none */
  person: PersonSchema.nullable(),
  /** the account that is signed in; null for the people of a demo folder */
  account: SignedInAccountSchema.nullable(),
  /** the people a demo folder offers; null outside a demo folder */
  demo: z.array(PersonSchema).nullable(),
  /** identity providers that one can sign in with */
  providers: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** whether the first administrator is still to be made */
  setUp: z.boolean(),
  /** send back as header x-csrf-token on everything but GET */
  csrf: z.string(),
})
export type Session = z.infer<typeof SessionSchema>

/** After signing out: `leaveAt` is where the identity provider ends its own session, null when there is nothing to end. */
export const SignedOutSchema = SessionSchema.extend({ leaveAt: z.string().nullable() })
export type SignedOut = z.infer<typeof SignedOutSchema>
