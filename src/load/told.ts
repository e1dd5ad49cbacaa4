import type { Vault } from '../store/index.ts'
import type { Told, Word } from './markings.ts'
import type { FilledScope } from './scope.ts'
import type { EnrolmentRow, ReadFile } from './source.ts'

/**
 * What a file of the roster says of protected identities. `keys`: of its enrolments, null where the person is not known. Left out are
 * those of whom nothing is changed: said to have none, and without a marking.
 */
export function toldBy(
  file: Pick<ReadFile, 'enrolments' | 'marked'>,
  scopes: readonly FilledScope[],
  keys: readonly (number | null)[],
  vault: Pick<Vault, 'known' | 'markings'>,
): Told {
  const marked = new Set(vault.markings().map(({ key }) => key))
  const words = file.enrolments.flatMap((row, index) => wordOf(row, keys[index] ?? null, marked))
  const speaking = new Set(words.map(({ key }) => key))
  const held = vault.known(file.marked.map(({ personalNumber }) => personalNumber)).flatMap((key, index): readonly Word[] => {
    const person = file.marked[index]
    // Every row of hers was held back. What is known of her already must not go on being shown.
    return key === null || person === undefined || speaking.has(key)
      ? []
      : [{ key, school: '', schoolYear: person.schoolYear, protection: person.protection }]
  })
  return { words: [...words, ...held], scopes: scopes.filter(({ term }) => term === '') }
}

function wordOf(
  { school, schoolYear, protection }: EnrolmentRow,
  key: number | null,
  marked: ReadonlySet<number>,
): readonly Word[] {
  if (key === null || (protection === 'none' && !marked.has(key))) return []
  return [{ key, school, schoolYear, protection }]
}

/** What several files say together. */
export const together = (told: readonly Told[]): Told => ({
  words: told.flatMap(({ words }) => words),
  scopes: told.flatMap(({ scopes }) => scopes),
})
