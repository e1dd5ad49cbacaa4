import { z } from 'zod'
import { roles } from './words.ts'

const name = z.string().trim().min(1)
/** A number of our own making: `kommunen-3f2a`. It stands in addresses, so small letters, digits and hyphens. */
const ProviderIdSchema = z.string().regex(/^[a-z0-9-]{1,60}$/)

/** An OpenID Connect provider. `hosts`: further hosts, beside the issuer's own, that may be asked (`graph.example.se`). */
const OidcSettingsSchema = z.strictObject({
  kind: z.literal('oidc'),
  label: name.max(60),
  issuer: name.max(500),
  clientId: name.max(300),
  scopes: name.max(300),
  hosts: z.array(name.max(253)).max(20),
})
export type OidcSettings = z.infer<typeof OidcSettingsSchema>

/** A SAML 2.0 identity provider, told by its metadata XML. */
const SamlSettingsSchema = z.strictObject({ kind: z.literal('saml'), label: name.max(60), metadata: name.max(200_000) })
export type SamlSettings = z.infer<typeof SamlSettingsSchema>

export const ProviderSettingsSchema = z.discriminatedUnion('kind', [OidcSettingsSchema, SamlSettingsSchema])
export type ProviderSettings = z.infer<typeof ProviderSettingsSchema>

/** As the administrator sees it: the secret is kept and never shown again. */
export const ProviderSchema = z.strictObject({
  id: ProviderIdSchema,
  settings: ProviderSettingsSchema,
  hasSecret: z.boolean(),
  /** our own address that an OpenID Connect provider must know; null for SAML, where there is one for all */
  callback: z.string().nullable(),
})
export type Provider = z.infer<typeof ProviderSchema>

/** `id` null: a new one. `secret` null: the one kept stays, or there is none. */
export const SaveProviderSchema = z.strictObject({
  id: ProviderIdSchema.nullable(),
  settings: ProviderSettingsSchema,
  secret: z.string().min(1).max(2000).nullable(),
})
export type SaveProvider = z.infer<typeof SaveProviderSchema>
/** `removed` false brings back what was just taken away. */
export const RemoveProviderSchema = z.strictObject({ id: ProviderIdSchema, removed: z.boolean() })

/**
 * Where a role holds: everywhere (whole), at what is listed (fixed) or at what a claim names (claim). A principal's ids are school unit
 * codes (`12345678`), a teacher's are groups (`12345678:9A`); no other role has a scope.
 */
const RuleScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('fixed'), ids: z.array(name.max(60)).min(1).max(200) }),
  z.strictObject({ kind: z.literal('claim'), claim: name.max(200) }),
])

/** Who has `claim` with a value like `pattern` (exact, or a beginning when it ends in `*`) gets `role`. `provider` null: any. */
export const ClaimRuleSchema = z.strictObject({
  provider: ProviderIdSchema.nullable(),
  claim: name.max(200),
  pattern: name.max(300),
  role: z.enum(roles),
  scope: RuleScopeSchema,
})
export type ClaimRule = z.infer<typeof ClaimRuleSchema>
export const SaveRulesSchema = z.strictObject({ rules: z.array(ClaimRuleSchema).max(500) })

/** Our own side, as the provider's administrator must enter it. */
const OwnSideSchema = z.strictObject({ entityId: z.string(), metadata: z.string(), assertions: z.string() })
export const SignInSetupSchema = z.strictObject({
  /** the address people write to reach Skolspegel; null until told, and nobody can sign in through a provider before */
  address: z.string().nullable(),
  own: OwnSideSchema.nullable(),
  providers: z.array(ProviderSchema),
  rules: z.array(ClaimRuleSchema),
})
export type SignInSetup = z.infer<typeof SignInSetupSchema>
export const SaveAddressSchema = z.strictObject({ address: name.max(300) })

/** One thing found when a provider is tried out. */
export const FindingSchema = z.strictObject({ state: z.enum(['good', 'note', 'wrong']), text: z.string() })
export type Finding = z.infer<typeof FindingSchema>
export const FindingsSchema = z.strictObject({ findings: z.array(FindingSchema) })

/** Claims as somebody pasted them (JSON, or a line each: `name: value`), tried against rules that need not be saved. */
export const PreviewSchema = z.strictObject({
  provider: ProviderIdSchema.nullable(),
  claims: z.string().max(20_000),
  rules: z.array(ClaimRuleSchema).max(500),
})
/**
 * What came of a rule: given; other: it is another provider's; noClaim: the claim is not there; noMatch: it has no such value;
 * noScope: it matched, but the claim that should tell the scope names nothing that the role can hold for.
 */
export const RuleOutcomeSchema = z.strictObject({
  outcome: z.enum(['given', 'other', 'noClaim', 'noMatch', 'noScope']),
  ids: z.array(z.string()),
})
export type RuleOutcome = z.infer<typeof RuleOutcomeSchema>
export const PreviewedSchema = z.strictObject({
  claims: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  /** in the order of the rules */
  outcomes: z.array(RuleOutcomeSchema),
})
export type Previewed = z.infer<typeof PreviewedSchema>

/** `returnTo`: the page of ours to come back to, a path; never an address elsewhere (`//…`). */
export const StartSignInSchema = z.strictObject({
  way: ProviderIdSchema,
  returnTo: z
    .string()
    .max(2000)
    .regex(/^\/(?![/\\])/),
})
/** Where the browser must go. */
export const DepartureSchema = z.strictObject({ location: z.string() })
export type Departure = z.infer<typeof DepartureSchema>
export const SignInRefusalSchema = z.strictObject({
  refusal: z.strictObject({ fault: z.string(), message: z.string() }).nullable(),
})
export type SignInRefusal = z.infer<typeof SignInRefusalSchema>
