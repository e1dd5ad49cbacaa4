// What a definition must be beside its shape: made of what there is, and not of what has a name already.
import { Fault, type LocalDraft, type LocalTree } from '../../contract/index.ts'
import { localWords } from '../../picture/index.ts'
import { mayBeWeighed, model } from '../../school/index.ts'
import { isSubjectCode } from '../../school/rules/index.ts'
import type { LocalItem } from '../../store/index.ts'

export interface Checked {
  /** every other item */
  readonly others: readonly LocalItem[]
  /** of the item saved; null for a new one */
  readonly kind: LocalTree['kind'] | null
  /** names of school units by code */
  readonly schools: ReadonlyMap<string, string>
}

/** Why the draft cannot be saved, as part of a sentence; null when it can. */
export function problemOf({ title, tree }: LocalDraft, { others, kind, schools }: Checked): string | null {
  const { problems } = localWords
  if (kind !== null && kind !== tree.kind) return problems.kind
  const same = others.find(
    (other) => (other.draft ?? other.last)?.title.toLocaleLowerCase('sv') === title.toLocaleLowerCase('sv'),
  )
  if (same !== undefined && (same.draft !== null || same.published !== null)) return problems.title(title)
  const subject = subjectsOf(tree).find((code) => !isSubjectCode(code))
  if (subject !== undefined) return problems.subject(subject)
  if (tree.kind === 'schoolGroup') {
    const school = tree.schools.find((code) => !schools.has(code))
    return school === undefined ? null : problems.school(school)
  }
  if (tree.kind === 'share')
    return tree.of.gradeAtLeast === 'E' ? (tree.over === null ? problems.passed : null) : problems.condition
  if (tree.kind !== 'index') return null
  const part = tree.parts.find(({ measure }) => !weighed.some(({ describe }) => describe.name === measure))
  return part === undefined ? null : problems.part(part.measure)
}

/** Throws invalidLocal. */
export function checkLocal(draft: LocalDraft, checked: Checked): void {
  const problem = problemOf(draft, checked)
  if (problem !== null) throw new Fault('invalidLocal', { problem })
}

/** Measures that an index may hold. */
export const weighed = model.measures.filter(mayBeWeighed)

const subjectsOf = (tree: LocalTree): readonly string[] =>
  tree.kind === 'subjectGroup' ? tree.subjects : tree.kind === 'mean' || tree.kind === 'share' ? (tree.over ?? []) : []

/** The word that queries call it by: made of the title, and nobody else's. */
export function slugOf(title: string, taken: ReadonlySet<string>): string {
  const plain = title.toLocaleLowerCase('sv').normalize('NFD').replaceAll(/\p{M}/gu, '')
  const word =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, longestWord)
      .replace(/-+$/, '') || 'eget'
  for (let number = 1; ; number++) {
    const slug = number === 1 ? word : `${word}-${number}`
    if (!taken.has(slug)) return slug
  }
}
// leaves room for a number after it
const longestWord = 36
