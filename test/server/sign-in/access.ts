// What the demo's people and a visitor get on the routes of identity providers, where none is set up.
import type { accountAccess } from '../account-access.ts'

type Row = (typeof accountAccess)[string]

const everyone = (status: number): Row => {
  const row = { visitor: status, head: status, analyst: status, teacher: status, principal: status, board: status }
  return { ...row, coordinator: status, dataProtectionOfficer: status }
}
const administrator = (status: number): Row => ({ ...everyone(403), visitor: 401, coordinator: status })

export const signInAccess: Readonly<Record<string, Row>> = {
  'POST /api/sign-in/start': everyone(404),
  'GET /api/sign-in/refusal': everyone(200),
  'GET /api/sign-in/setup': administrator(200),
  'POST /api/sign-in/address': administrator(400),
  'POST /api/sign-in/providers': administrator(400),
  'POST /api/sign-in/providers/removal': administrator(404),
  'POST /api/sign-in/providers/trial': administrator(200),
  'POST /api/sign-in/rules': administrator(200),
  'POST /api/sign-in/preview': administrator(200),
}

const provider = {
  id: null,
  settings: { kind: 'oidc', label: 'x', issuer: 'http://annan.example', clientId: 'x', scopes: 'openid', hosts: [] },
  secret: null,
}
export const signInBodies: Readonly<Record<string, unknown>> = {
  'POST /api/sign-in/start': { way: 'x', returnTo: '/' },
  'POST /api/sign-in/address': { address: 'x' },
  'POST /api/sign-in/providers': provider,
  'POST /api/sign-in/providers/removal': { id: 'x', removed: true },
  'POST /api/sign-in/providers/trial': provider,
  'POST /api/sign-in/rules': { rules: [] },
  'POST /api/sign-in/preview': { provider: null, claims: '', rules: [] },
}

/** Every address of sign-in that the server may have, the navigations of providers included. */
export const signInAddresses = [
  '/api/sign-in/address POST',
  '/api/sign-in/oidc/:provider GET, HEAD',
  '/api/sign-in/preview POST',
  '/api/sign-in/providers POST',
  '/api/sign-in/providers/removal POST',
  '/api/sign-in/providers/trial POST',
  '/api/sign-in/refusal GET, HEAD',
  '/api/sign-in/rules POST',
  '/api/sign-in/saml POST',
  '/api/sign-in/saml/collect GET, HEAD',
  '/api/sign-in/saml/metadata GET, HEAD',
  '/api/sign-in/setup GET, HEAD',
  '/api/sign-in/start POST',
]
