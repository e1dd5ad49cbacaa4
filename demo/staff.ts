import { name } from './names.ts'
import type { Issue } from './personal-number.ts'
import { lessonsOf } from './posts.ts'
import type { Random } from './random.ts'
import type { Unit } from './unit.ts'
import { runs } from './unit.ts'

interface Employee {
  readonly number: string
  readonly given: string
  readonly family: string
}
export interface Duty extends Employee {
  readonly school: string
  readonly group: string | null
  readonly role: 'Rektor' | 'Lärare' | 'Speciallärare' | 'Studie- och yrkesvägledare'
  readonly from: string
  readonly to: string | null
  readonly subject: string | null
}

/**
 * The people who work at one unit: a principal, a few who serve the whole unit, a teacher in charge of every class, and in
 * years 7–9 those who teach its subjects, by post and place (posts.ts).
 */
export interface Staff {
  readonly unit: Unit
  principal: Employee
  readonly specialists: readonly Employee[]
  readonly teachers: Map<string, Employee>
  readonly specialised: Map<string, Employee>
}

export function hire(chance: Random, issue: Issue, unit: Unit): Staff {
  const specialists = Array.from({ length: Math.max(1, Math.round(unit.places / 60)) }, () => employee(chance, issue))
  return { unit, principal: employee(chance, issue), specialists, teachers: new Map(), specialised: new Map() }
}

function employee(chance: Random, issue: Issue): Employee {
  const female = chance.chance(0.74)
  const birth = new Date(Date.UTC(chance.integer(1958, 1996), 0, 1 + chance.integer(0, 364)))
  return { number: issue(birth, female, 'personal'), ...name(chance, female, chance.chance(0.1)) }
}

/** One school year's duties at a unit; `groups` are its classes. Teachers follow their class, and one in eight is new. */
export function dutiesOf(staff: Staff, chance: Random, issue: Issue, year: number, groups: readonly string[]): readonly Duty[] {
  const { unit, teachers, specialised } = staff
  if (!runs(unit, year)) return []
  if (chance.chance(0.12)) staff.principal = employee(chance, issue)
  const duty = (who: Employee, role: Duty['role'], group: string | null, subject: string | null = null): Duty => ({
    ...{ number: who.number, given: who.given, family: who.family, school: unit.code, group, role },
    ...{ from: `${year}-07-01`, to: `${year + 1}-06-30`, subject },
  })
  const followed = new Map([...teachers].map(([group, who]) => [oneUp(group), who]))
  teachers.clear()
  for (const group of groups) {
    const known = followed.get(group)
    teachers.set(group, known !== undefined && !chance.chance(0.12) ? known : employee(chance, issue))
  }
  for (const post of specialised.keys()) if (chance.chance(0.12)) specialised.delete(post)
  const guidance = unit.stages[1] === 9 ? 'Studie- och yrkesvägledare' : 'Speciallärare'
  return [
    duty(staff.principal, 'Rektor', null),
    ...staff.specialists.map((who, position) => duty(who, position === 0 ? guidance : 'Speciallärare', null)),
    ...[...teachers].map(([group, who]) => duty(who, 'Lärare', group)),
    ...lessonsOf(groups).map(({ post, group, subject }) => {
      const who = specialised.get(post) ?? employee(chance, issue)
      specialised.set(post, who)
      return duty(who, 'Lärare', group, subject)
    }),
  ]
}

// `7A` becomes `8A`; a class of several years keeps its name
const oneUp = (group: string): string =>
  group.includes('–') ? group : group.replace(/^[F\d]/, (stage) => String(stage === 'F' ? 1 : Number(stage) + 1))
