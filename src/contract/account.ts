import { z } from 'zod'
import { roles } from './words.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
/** Longer than any sentence somebody would type, short enough that hashing it costs nothing extra. */
const PasswordSchema = z.string().min(1).max(1000)
const CodeSchema = z.string().max(40)
const TokenSchema = z.string().max(100)

export const accountKinds = ['local', 'sso', 'breakGlass'] as const

/** `code` null at first: it is asked for when the password was right and the account has codes turned on. */
export const PasswordSignInSchema = z.strictObject({ login: text(200), password: PasswordSchema, code: CodeSchema.nullable() })
export const SetUpSchema = z.strictObject({ secret: TokenSchema, login: text(200), name: text(100), password: PasswordSchema })

export const InvitationTokenSchema = z.strictObject({ token: TokenSchema })
export const InvitedSchema = z.strictObject({ login: z.string(), name: z.string() })
export type Invited = z.infer<typeof InvitedSchema>
export const ChoosePasswordSchema = z.strictObject({ token: TokenSchema, password: PasswordSchema })

/** What the app knows of the account that is signed in. `codeNeeded`: nothing else is open before codes are turned on. */
export const SignedInAccountSchema = z.strictObject({
  id: z.string(),
  login: z.string().nullable(),
  name: z.string(),
  kind: z.enum(accountKinds),
  codeNeeded: z.boolean(),
})

/** One's own account. `codeMustStay`: the role asks for codes. Times ISO 8601 in UTC. */
export const OwnAccountSchema = z.strictObject({
  login: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  kind: z.enum(accountKinds),
  passwordChangedAt: z.string().nullable(),
  hasCode: z.boolean(),
  codeMustStay: z.boolean(),
  recoveryCodesLeft: z.int(),
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      device: z.string(),
      role: z.enum(roles).nullable(),
      startedAt: z.string(),
      seenAt: z.string(),
      own: z.boolean(),
    }),
  ),
})
export type OwnAccount = z.infer<typeof OwnAccountSchema>

/** Whoever changes what proves who one is gives the password again. */
export const CurrentPasswordSchema = z.strictObject({ current: PasswordSchema })
export const ChangePasswordSchema = z.strictObject({ current: PasswordSchema, password: PasswordSchema })
/** `path`: dark modules on a grid of `size` by `size`, as an SVG path. */
export const CodeProposalSchema = z.strictObject({
  secret: z.string(),
  uri: z.string(),
  qr: z.strictObject({ size: z.int(), path: z.string() }),
})
export type CodeProposal = z.infer<typeof CodeProposalSchema>
export const CodeConfirmationSchema = z.strictObject({ code: CodeSchema })
export const RecoveryCodesSchema = z.strictObject({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodesSchema>
/** `session` null: all of them, this one too. */
export const EndSessionsSchema = z.strictObject({ session: z.string().max(40).nullable() })

/** An account as its administrator sees it. `hasStaff`: it points at a member of staff; at whom stands in the vault alone. */
export const AccountRowSchema = z.strictObject({
  id: z.string(),
  login: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  kind: z.enum(accountKinds),
  state: z.enum(['active', 'closed']),
  hasPassword: z.boolean(),
  hasCode: z.boolean(),
  hasStaff: z.boolean(),
  createdAt: z.string(),
  signedInAt: z.string().nullable(),
})
export type AccountRow = z.infer<typeof AccountRowSchema>
export const AccountsSchema = z.strictObject({ accounts: z.array(AccountRowSchema) })
export type AccountList = z.infer<typeof AccountsSchema>

export const CreateAccountSchema = z.strictObject({ login: text(200), name: text(100), email: z.email().max(200).nullable() })
/** The link is `/losenord#TOKEN`: what follows # never reaches a server's log. Shown once. */
export const InvitedAccountSchema = z.strictObject({
  account: AccountRowSchema,
  invitation: z.strictObject({ token: z.string(), expiresAt: z.string() }),
})
export type InvitedAccount = z.infer<typeof InvitedAccountSchema>
export const AccountIdSchema = z.strictObject({ account: z.string().max(40) })
/** `removeCode`: the telephone is gone as well. */
export const ResetAccountSchema = z.strictObject({ account: z.string().max(40), removeCode: z.boolean() })
/** `personalNumber` is looked up in the vault and kept nowhere; null: the account points at no member of staff. */
export const AccountStaffSchema = z.strictObject({ account: z.string().max(40), personalNumber: z.string().max(20).nullable() })
