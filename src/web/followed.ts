// The same pupils at another time: whom a role may follow, and how a choice becomes one that does.
import type { Catalogue, Person } from '../contract/index.ts'
import { type Choice, isPerson, mayFollowBy, membersOf, suited } from './choice.ts'

const units = ['school', 'class']
/** Outside the own units pupils are followed over three years, and no other way. */
const outside = [-3, 3]
const inOwn = [-1, -2, -3, -4, -5, -6, -7, -8, -9, 1, 2, 3, 4, 5, 6, 7, 8, 9]

type Reader = Pick<Person, 'role' | 'scope' | 'groups'>
/** Whether pupils are followed in own units, or in the municipality as a whole. */
export const hasOwn = ({ role }: Reader): boolean => role === 'principal' || role === 'teacher'

/** The choice with its pupils followed, where and split as the role may. */
export function following(choice: Choice, steps: number, catalogue: Catalogue, person: Reader): Choice {
  const latest = membersOf(catalogue, 'schoolYear').at(-1)?.id ?? ''
  const period = choice.period.kind === 'year' ? choice.period : ({ kind: 'year', year: latest } as const)
  const by = choice.by.filter((name) => name !== 'schoolYear')
  return suited({ ...placed({ ...choice, by, period }, person), followed: steps, form: null, marked: [] }, catalogue)
}

function placed(choice: Choice, person: Reader): Choice {
  const { school = [], class: classes = [], ...rest } = choice.filters
  if (!hasOwn(person)) return { ...choice, by: choice.by.filter((name) => !units.includes(name)), filters: rest }
  if (person.role === 'teacher') {
    const own = classes.filter((id) => person.groups.some((group) => group.class === id))
    const by = choice.by.filter((name) => name !== 'school')
    const byClass = own.length > 0 || by.includes('class') ? by : ['class', ...by.filter(isPerson)]
    return { ...choice, by: byClass, filters: { ...rest, school, class: own } }
  }
  const own = school.filter((id) => person.scope.includes(id))
  const schools = own.length > 0 ? own : person.scope
  const by = schools.length > 1 ? choice.by : choice.by.filter((name) => name !== 'school')
  return { ...choice, by, filters: { ...rest, school: [...schools], class: classes } }
}

/** How many years away the pupils of a choice can be followed from, as `Choice.followed`; nearest first, those before before those after. */
export function stepsOffered(choice: Choice, catalogue: Catalogue, person: Reader): readonly number[] {
  const all = hasOwn(person) ? inOwn : outside
  return all.filter((steps) => following(choice, steps, catalogue, person).followed === steps)
}

/** Whether a split or condition may be chosen while pupils are followed. */
export const goesWithFollowing = (name: string, person: Reader): boolean =>
  mayFollowBy(name) && (hasOwn(person) || !units.includes(name))
