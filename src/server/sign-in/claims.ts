import { parsePersonalNumber } from '../../school/rules/index.ts'

/** What an identity provider says of someone: name → values, in the order given. Never stored, never logged. */
export type Claims = ReadonlyMap<string, readonly string[]>

/**
 * SAML attribute names as Skolfederation and SWAMID write them (urn:oid form of X.520, eduPerson, norEdu and e-legitimation
 * schemas), and the words people know them by.
 */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.6', 'eduPersonPrincipalName'],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.11', 'eduPersonAssurance'],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.9', 'eduPersonScopedAffiliation'],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.1', 'eduPersonAffiliation'],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.7', 'eduPersonEntitlement'],
  ['urn:oid:2.5.4.4', 'sn'],
  ['urn:oid:2.5.4.42', 'givenName'],
  ['urn:oid:2.16.840.1.113730.3.1.241', 'displayName'],
  ['urn:oid:0.9.2342.19200300.100.1.3', 'mail'],
  ['urn:oid:1.2.752.29.4.13', 'personalIdentityNumber'],
  ['urn:oid:1.3.6.1.4.1.2428.90.1.5', 'norEduPersonNIN'],
])

/** The name people know an attribute by; a name that is not in the table stands as it is. */
export const attributeName = (name: string): string => attributeNames.get(name) ?? name

/** Names under which a personal number comes, in SAML and in the Swedish OpenID Connect profiles. */
const personalNumberNames: readonly string[] = [
  'personalIdentityNumber',
  'norEduPersonNIN',
  'https://id.oidc.se/claim/personalIdentityNumber',
  'personal_identity_number',
  'personnummer',
]

export const isPersonalNumberName = (name: string): boolean =>
  personalNumberNames.includes(attributeName(name)) || /person(al)?[_-]?(identity|id)?[_-]?(nummer|number)$/i.test(name)

/** The first value among `names` that is there, null when none is. */
export function firstOf(claims: Claims, names: readonly string[]): string | null {
  for (const name of names) {
    const [value] = claims.get(name) ?? []
    if (value !== undefined && value.trim() !== '') return value.trim()
  }
  return null
}

/** The personal number, 12 characters; null when none came, or none that is right. `today`: ISO date. */
export function personalNumberIn(claims: Claims, today: string): string | null {
  for (const [name, values] of claims) {
    if (!isPersonalNumberName(name)) continue
    for (const value of values) {
      const read = parsePersonalNumber(value.trim(), today)
      if (read.valid) return read.number
    }
  }
  return null
}

/** What the person is called. Without a name in words the provider's own user name stands in. */
export function personNameIn(claims: Claims): string | null {
  const whole = firstOf(claims, ['displayName', 'name'])
  if (whole !== null) return whole
  const parts = [firstOf(claims, ['givenName', 'given_name']), firstOf(claims, ['sn', 'family_name'])]
  const name = parts.filter((part) => part !== null).join(' ')
  return name === '' ? firstOf(claims, ['preferred_username', 'eduPersonPrincipalName']) : name
}

export const mailIn = (claims: Claims): string | null => firstOf(claims, ['mail', 'email'])

/**
 * JSON of an ID token or of user info as claims: texts, numbers and truth values, alone or in lists. What is nested deeper has no
 * values that a rule could compare, so it is left out.
 */
export function claimsFromJson(told: Readonly<Record<string, unknown>>): Claims {
  const claims = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(told)) {
    const values = (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
      typeof one === 'string' ? [one] : typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
    )
    if (values.length > 0) claims.set(attributeName(name), values)
  }
  return claims
}

/** Later claims win over earlier ones of the same name. */
export const joinClaims = (...several: readonly Claims[]): Claims => new Map(several.flatMap((claims) => [...claims]))

/**
 * Claims as somebody pastes them: a JSON object, or a line each, `name: value` or `name = value`; a name that comes again adds a
 * value. An address as name (`https://…: x`) is kept whole. Null when a line is neither.
 */
export function readPastedClaims(text: string): Claims | null {
  if (text.trim().startsWith('{')) return fromJsonText(text)
  const claims = new Map<string, readonly string[]>()
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '') continue
    const [, name, value] = /^(\S+?)\s*(?::\s|=)\s*(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return null
    const known = attributeName(name)
    claims.set(known, [...(claims.get(known) ?? []), value.trim()])
  }
  return claims
}

function fromJsonText(text: string): Claims | null {
  try {
    const told: unknown = JSON.parse(text)
    return typeof told === 'object' && told !== null ? claimsFromJson({ ...told }) : null
  } catch {
    return null // not JSON: the caller says so
  }
}
