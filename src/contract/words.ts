// The closed vocabularies both sides share. Names are the field's English terms; Swedish is for what people read.

export const roles = ['head', 'analyst', 'principal', 'teacher', 'board', 'coordinator', 'dataProtectionOfficer'] as const
export type Role = (typeof roles)[number]

/** Roles that see figures; the others run the product or watch over it, and see none. */
export const figureRoles = ['head', 'analyst', 'principal', 'teacher', 'board'] as const satisfies readonly Role[]
export const seesFigures = (role: Role): boolean => figureRoles.some((known) => known === role)

/** The set of disclosure rules in force for a cell (docs/privacy.md). */
export const regimes = ['own', 'across', 'public'] as const
export type Regime = (typeof regimes)[number]

export const sexes = ['female', 'male', 'unknown'] as const
export type Sex = (typeof sexes)[number]

export const migrationBackgrounds = ['swedish', 'foreign', 'newlyArrived', 'unknown'] as const
export type MigrationBackground = (typeof migrationBackgrounds)[number]

/** Skyddade personuppgifter. `unknown`: only a grade file has told of the pupil, the roster has not. */
export const protections = ['none', 'confidentiality', 'protectedRegistration', 'unknown'] as const
export type Protection = (typeof protections)[number]

export const terms = ['HT', 'VT'] as const
export type Term = (typeof terms)[number]

export const operators = ['municipal', 'independent'] as const
export type Operator = (typeof operators)[number]

/** `tls`: encrypted from the first byte (465) · `starttls`: encrypted before anything is told, or not at all (587) · `none`: in clear text. */
export const mailSecurities = ['starttls', 'tls', 'none'] as const
export type MailSecurity = (typeof mailSecurities)[number]
