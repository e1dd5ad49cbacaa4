import type { Grant, HeldRole, Person, Role } from '../../contract/index.ts'
import type { House } from '../house.ts'
import { heldRoles } from './held.ts'

type Rooms = Pick<House, 'demo' | 'accounts' | 'grants' | 'duties' | 'today'>

/**
 * The person of an id (an account's, or one of the demo's people) in the role asked for, or else in the first that is granted; null
 * when nobody has the id, or no role (any longer).
 */
export function personOf(rooms: Rooms, id: string, wanted: Role | null): Person | null {
  const named = nameOf(rooms, id)
  if (named === null) return null
  const roles = heldBy(rooms, id)
  const acted = roles.find(({ role }) => role === wanted) ?? roles[0]
  return acted === undefined ? null : { id, name: named, ...acted, roles }
}

function nameOf({ demo, accounts }: Rooms, id: string): string | null {
  const account = accounts.byId(id)
  if (account !== null) return account.state === 'closed' ? null : account.name
  return demo?.people.find((person) => person.id === id)?.name ?? null
}

/** The demo's people have the roles that their folder gives them, and those granted by hand beside. */
function heldBy(rooms: Rooms, id: string): HeldRole[] {
  const { demo, duties } = rooms
  const made = demoRoles(demo, id)
  const held = heldRoles(grantsInForce(rooms, id), duties.schools())
  return [...made, ...held.filter(({ role }) => !made.some((other) => other.role === role))]
}

/** The stored grants in force today, and those that follow from duties. */
export function grantsInForce({ accounts, grants, duties, today }: Rooms, id: string): readonly Grant[] {
  const day = today()
  const staffKey = accounts.byId(id)?.staffKey ?? null
  return [...grants.inForce(id, day), ...(staffKey === null ? [] : duties.of(staffKey, id, day))]
}

/** The roles that the demo's folder gives one of its people; a folder made before people held several tells the one role alone. */
export function demoRoles(demo: Rooms['demo'], id: string): readonly HeldRole[] {
  const person = demo?.people.find((candidate) => candidate.id === id)
  if (person === undefined) return []
  const { role, scope, groups, about, roles } = person
  return roles.length > 0 ? roles : [{ role, scope, groups, about }]
}
