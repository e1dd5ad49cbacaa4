import { type ClosedRule, closedRules, type Grant, type Person, type Role, roleNames, type Why } from '../../contract/index.ts'
import { formatDate, grantWords } from '../../picture/index.ts'
import type { House } from '../house.ts'
import { tellReason } from '../words/stored.ts'
import { scopeOf } from './administer.ts'
import { demoRoles, grantsInForce } from './person.ts'

// What the rules close to each role; what a question is refused with is one of these (privacy/permitted.ts).
const closed: Readonly<Record<Role, readonly ClosedRule[]>> = {
  head: ['smallGroups', 'pupilLists'],
  analyst: ['smallGroups', 'pupilLists'],
  principal: ['classesElsewhere', 'smallGroupsOwn', 'smallGroups'],
  teacher: ['otherGroups', 'otherSubjects', 'otherYears', 'otherSchools', 'operators', 'smallGroupsOwn', 'smallGroups'],
  board: ['classes', 'smallGroups', 'rounded', 'pupilLists'],
  coordinator: ['figures', 'pupilLists'],
  dataProtectionOfficer: ['figures'],
}

/** Rows with their reasons: which grant opens what, and which rules close the rest to the role acted in. */
export function whyOf(house: House, person: Person): Why {
  const rows = grantsInForce(house, person.id)
  const made = demoRoles(house.demo, person.id)
  return {
    role: person.role,
    about: person.about,
    opens: [
      ...made.map(({ role, about }) => ({ title: about, text: grantWords.why.demo, inUse: role === person.role })),
      ...rows.map((grant) => ({
        title: titleOf(grant, house.duties.schools()),
        text: textOf(house, grant),
        inUse: grant.role === person.role,
      })),
    ],
    closed: closed[person.role].map((rule) => closedRules[rule]),
  }
}

function titleOf(grant: Grant, schools: ReadonlyMap<string, string>): string {
  const scope = scopeOf(grant, schools)
  const role = roleNames[grant.role]
  return `${role.charAt(0).toUpperCase()}${role.slice(1)}${scope === '' ? '' : `: ${scope}`}`
}

function textOf(house: House, grant: Grant): string {
  const days =
    grant.validTo === null
      ? grantWords.why.from(formatDate(grant.validFrom))
      : grantWords.why.between(formatDate(grant.validFrom), formatDate(grant.validTo))
  return grantWords.why.given(
    grantWords.held.origins[grant.origin],
    days,
    giverOf(house, grant),
    tellReason(grant.reason, grant.origin === 'claim'),
  )
}

/** Accounts are called by name; a file, a provider or the roster by what it is. */
function giverOf(house: House, { givenBy, origin }: Grant): string | null {
  if (origin === 'duty') return null
  if (givenBy === 'system') return grantWords.why.operator
  const demo = house.demo?.people.find(({ id }) => id === givenBy)
  return house.accounts.byId(givenBy)?.name ?? demo?.name ?? givenBy
}
