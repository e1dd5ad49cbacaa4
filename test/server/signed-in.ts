// Somebody who comes by an identity provider and is signed in, without a page: what a test needs that is about something else.
import type { Role } from '../../src/contract/index.ts'
import type { House } from '../../src/server/index.ts'
import { csrfOf } from '../../src/store/index.ts'

const ada = { issuer: 'https://idp.example', subject: 'ada', name: 'Ada Ek', email: null, staffKey: null }
const scope = { school: null, class: null, subjects: null, validFrom: '2020-01-01', validTo: null, reason: 'Prov' }

/** The token of Ada's session in a role of the whole municipality, which she is given. */
export function signedIn({ accounts, grants, sessions }: House, role: Role): string {
  const { id } = accounts.fromIdentityProvider(ada)
  grants.give(id, { role, ...scope }, { origin: 'hand', by: 'system' })
  return sessions.start(id, 'Prov', role)
}

/** What a browser with that token sends. */
export const headersOf = (token: string): Record<string, string> => ({
  cookie: `skolspegel=${token}`,
  'x-csrf-token': csrfOf(token),
})
