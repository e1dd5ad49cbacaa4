// What an administrator does with everybody's grants: on the page Behörigheter and on the command line.
import { Fault, type Grant, type GrantList, isInForce, type NewGrant } from '../../contract/index.ts'
import { grantWords } from '../../picture/index.ts'
import { isSchoolUnitCode, isSubjectCode, subjectName, subjects } from '../../school/rules/index.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import type { House } from '../house.ts'
import { stored, tellReason } from '../words/stored.ts'
import { aboutGroup } from './held.ts'

/** Everyone who has an account or a role in the demo, with every grant there has been; those in force first. */
export function grantList(house: House): GrantList {
  const demo = house.demo?.people.map(({ id, name, about }) => ({ id, name, about, staffKey: null, state: 'active' })) ?? []
  return {
    people: [...demo, ...house.accounts.list().map((account) => ({ ...account, about: null }))].map((one) => {
      const { id, name, staffKey, state, about } = one
      const duties = staffKey === null ? [] : house.duties.of(staffKey, id, house.today())
      const rows = [...duties, ...house.grants.history(id)].map((grant) => ({
        ...grant,
        reason: tellReason(grant.reason, grant.origin === 'claim'),
        withdrawn: grant.withdrawn === null ? null : { ...grant.withdrawn, reason: tellReason(grant.withdrawn.reason) },
        inForce: isInForce(grant, house.today()),
        scope: scopeOf(grant, house.duties.schools()),
      }))
      const grants = [...rows.filter((row) => row.inForce), ...rows.filter((row) => !row.inForce)]
      return { account: id, name, closed: state === 'closed', demo: about, grants }
    }),
    schools: [...house.duties.schools()].map(([id, label]) => ({ id, label })),
    subjects: subjects.map(({ code }) => ({ id: code, label: subjectName(code) })),
  }
}

/** What a grant is held for, in Swedish; empty for a role without scope. */
export function scopeOf(grant: Pick<Grant, 'school' | 'class' | 'subjects'>, schools: ReadonlyMap<string, string>): string {
  const { school, class: id, subjects: taught } = grant
  if (id !== null) return aboutGroup({ class: id, subjects: taught }, schools)
  return school === null ? '' : (schools.get(school) ?? school)
}

/** Faults unknownAccount, invalidGrant. */
export function giveGrant(house: House, account: string, grant: NewGrant, by: string): void {
  requireAccount(house, account)
  checkGrant(grant)
  house.grants.give(account, grant, { origin: 'hand', by })
  note(house, 'give', account, grant, by)
}

/** Faults unknownGrant, lastAdministrator. */
export function withdrawGrant(house: House, id: number, reason: string, by: string): void {
  const grant = house.grants.history(null).find((candidate) => candidate.id === id && candidate.withdrawn === null)
  if (grant === undefined) throw new Fault('unknownGrant', { id })
  const others = house.grants.history(null).filter((other) => other.id !== id && other.role === 'coordinator')
  const left = others.some((other) => isInForce(other, house.today()))
  if (grant.role === 'coordinator' && !left && house.demo === null) throw new Fault('lastAdministrator', {})
  house.grants.withdraw(id, by, reason)
  note(house, 'withdraw', grant.account, grant, by)
}

/** Makes the file's grants all that files have given. Faults unknownAccount, invalidGrant: then nothing is changed. */
export function grantFromFile(house: House, file: string, wanted: readonly (NewGrant & { readonly account: string })[]) {
  for (const grant of wanted) {
    requireAccount(house, grant.account)
    checkGrant(grant)
  }
  const replaced = house.grants.replace(null, wanted, { origin: 'file', by: file }, stored.notInFile)
  noteEvent(house, { kind: 'grant', actor: 'system', purpose: 'file', question: JSON.stringify(replaced) })
  return replaced
}

function note(house: House, purpose: string, about: string, grant: Omit<NewGrant, 'reason'>, by: string): void {
  const { role, school, class: group, subjects: taught, validFrom, validTo } = grant
  const question = JSON.stringify({ role, school, class: group, subjects: taught, validFrom, validTo })
  noteEvent(house, { kind: 'grant', actor: by, purpose, about, question })
}

function requireAccount(house: House, id: string): void {
  const known = house.accounts.byId(id) !== null || house.demo?.people.some((person) => person.id === id)
  if (!known) throw new Fault('unknownAccount', { account: id })
}

/** A grant says neither more nor less than its role needs. Fault invalidGrant. */
export function checkGrant({ role, school, class: id, subjects: taught, validFrom, validTo }: NewGrant): void {
  const wrong = (problem: string): Fault => new Fault('invalidGrant', { problem })
  const { problems } = grantWords.held
  if (validTo !== null && validTo < validFrom) throw wrong(problems.dates)
  if (role === 'principal' ? school === null || !isSchoolUnitCode(school) : school !== null) throw wrong(problems.school)
  const group = id === null ? null : (/^(\d{8}):(.{1,40})$/.exec(id)?.[1] ?? '')
  if (role === 'teacher' ? group === null || !isSchoolUnitCode(group) : id !== null) throw wrong(problems.class)
  const other = taught?.find((code) => !isSubjectCode(code))
  if (other !== undefined || (role !== 'teacher' && taught !== null)) throw wrong(problems.subjects)
}
