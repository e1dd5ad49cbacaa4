import { Fault, type NewGrant } from '../../contract/index.ts'
import { swedishDay } from '../../picture/index.ts'
import { beginSession, type Visit } from '../accounts/begin-session.ts'
import type { House } from '../house.ts'
import { stored } from '../words/stored.ts'
import { applyRules, grantsOf } from './claim-rules.ts'
import { mailIn, personalNumberIn, personNameIn } from './claims.ts'
import type { Arrival } from './desk.ts'

/**
 * Signs in who has come back from a provider: their account, made at the first time; what the claims grant, in place of what they
 * granted before; a new session. Nobody without any role comes in. Of the claims, name, mail and the member of staff they point at are
 * kept and nothing else. Faults noGrants, accountClosed, providerNamesNobody.
 */
export function admit(house: House, visit: Visit, arrival: Arrival): void {
  const { provider, issuer, subject, claims } = arrival
  const today = swedishDay(new Date())
  const number = personalNumberIn(claims, today)
  const name = personNameIn(claims) ?? mailIn(claims)
  if (name === null) throw new Fault('providerNamesNobody', {})
  const account = house.accounts.fromIdentityProvider({
    issuer,
    subject: house.signIn.pseudonym(`${issuer} ${subject}`),
    name: name.slice(0, 200),
    email: mailIn(claims),
    staffKey: number === null ? null : staffKeyOf(house, number),
  })
  grantByClaims(house, account.id, arrival, today)
  if (house.person(account.id, null) === null) {
    throw new Fault('noGrants', { provider: provider.settings.label, name: account.name })
  }
  const { session } = beginSession(house, visit, account)
  if (session === null) throw new Error('a session was begun and is not there')
  // A token that may hold a personal number is kept nowhere, not even encrypted: the provider then asks whom to sign out.
  house.signIn.noteSession(session.id, { provider: provider.id, hint: number === null ? arrival.hint : null })
}

/** The key of somebody with a duty in the roster; another number is no one's business. */
function staffKeyOf(house: House, number: string): number | null {
  try {
    return house.staffKey(number)
  } catch (problem) {
    if (problem instanceof Fault && problem.code === 'unknownStaff') return null
    throw problem
  }
}

function grantByClaims(house: House, account: string, { provider, issuer, claims }: Arrival, today: string): void {
  const rules = house.signIn.rules()
  const wanted = grantsOf(rules, applyRules(rules, claims, provider.id), today, ({ claim, pattern }) =>
    stored.claim(claim, pattern),
  )
  // What is granted still is the same row as before, from its first day on.
  const before = new Map(
    house.grants.of(account).flatMap((grant) => (grant.origin === 'claim' ? [[placeOf(grant), grant.validFrom]] : [])),
  )
  const grants = wanted.map((grant) => ({ ...grant, account, validFrom: before.get(placeOf(grant)) ?? grant.validFrom }))
  house.grants.replace(account, grants, { origin: 'claim', by: issuer }, stored.notClaimed)
}

const placeOf = ({ role, school, class: group, reason }: Pick<NewGrant, 'role' | 'school' | 'class' | 'reason'>): string =>
  JSON.stringify([role, school, group, reason])
