// Who has protected identity, as the rosters tell of it. A marking tightens at once and is lifted only by a roster that may know better.
import type { Protection } from '../contract/index.ts'
import type { Marking } from '../store/index.ts'

/** What a roster says of one pupil in one school and school year. */
export interface Word extends Omit<Marking, 'protection'> {
  readonly protection: Exclude<Protection, 'unknown'>
}

/** Schools and school years that a roster speaks of in full. */
export interface Told {
  readonly words: readonly Word[]
  readonly scopes: readonly Pick<Marking, 'school' | 'schoolYear'>[]
}

/** The protection of each pupil who has any: the strictest of what is said. */
export type Protected = ReadonlyMap<number, Marking['protection']>

export function protectedBy(markings: readonly Marking[]): Protected {
  const strictest = new Map<number, Marking['protection']>()
  for (const { key, protection } of markings) {
    if (strictest.get(key) !== 'protectedRegistration') strictest.set(key, protection)
  }
  return strictest
}

/**
 * The markings after a load. Every marking it tells of holds. "No protection" takes away what the same school said of the year, and what
 * anyone said of earlier years; another school's word of the same year stands until that school says otherwise or no longer has the pupil.
 */
export function afterTold(markings: readonly Marking[], { words, scopes }: Told): readonly Marking[] {
  const spoken = new Set(words.map(placeOf))
  const replaced = new Set(scopes.map(scopeOf))
  const free = words.filter(({ protection }) => protection === 'none')
  const freed = Map.groupBy(free, ({ key }) => key)
  const standing = markings
    // a school that no longer has the pupil no longer speaks of her
    .map((marking) => (replaced.has(scopeOf(marking)) && !spoken.has(placeOf(marking)) ? { ...marking, school: '' } : marking))
    .filter((marking) => !(freed.get(marking.key) ?? []).some((word) => lifts(word, marking)))
  const after = new Map(standing.map((marking) => [placeOf(marking), marking]))
  for (const { protection, ...word } of words) if (protection !== 'none') after.set(placeOf(word), { ...word, protection })
  return [...after.values()].sort(inOrder)
}

const lifts = (word: Word, { school, schoolYear }: Marking): boolean =>
  schoolYear < word.schoolYear || (schoolYear === word.schoolYear && (school === '' || school === word.school))

export const sameMarkings = (a: readonly Marking[], b: readonly Marking[]): boolean =>
  a.length === b.length &&
  a.every((marking, at) => {
    const other = b[at]
    return other !== undefined && placeOf(marking) === placeOf(other) && marking.protection === other.protection
  })

const scopeOf = ({ school, schoolYear }: Pick<Marking, 'school' | 'schoolYear'>): string => `${schoolYear} ${school}`
const placeOf = (marking: Pick<Marking, 'key' | 'school' | 'schoolYear'>): string => `${marking.key} ${scopeOf(marking)}`
const inOrder = (a: Marking, b: Marking): number =>
  a.key - b.key || a.schoolYear - b.schoolYear || (a.school < b.school ? -1 : a.school > b.school ? 1 : 0)
