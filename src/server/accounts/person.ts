import type { Person, Role } from '../../contract/index.ts'
import { swedishDay, words } from '../../picture/index.ts'
import type { Account, Grants } from '../../store/index.ts'

/** The account's person in the role asked for, or else in the first that is granted; null without a role. */
export function personWith(account: Account | null, grants: Grants, wanted: Role | null): Person | null {
  if (account === null || account.state === 'closed') return null
  const inForce = grants.inForce(account.id, swedishDay(new Date()))
  const role = inForce.find((grant) => grant.role === wanted)?.role ?? inForce[0]?.role
  if (role === undefined) return null
  const scope = inForce.flatMap((grant) => (grant.role === role && grant.school !== null ? [grant.school] : []))
  return { id: account.id, name: account.name, role, scope, about: words.roles[role] }
}
