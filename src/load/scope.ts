// A scope is what a corrected file replaces, all of it and nothing else: source × school unit × school year × term × stage year.
import type { SourceName } from '../contract/index.ts'
import type { ReadFile } from './source.ts'

/**
 * Grades have all five parts. The roster's enrolments have term '' and stage year −1. Its units and duties stand outside the school
 * years: school year 0, and 'units' or 'duties' in place of the term.
 */
export interface Scope {
  readonly source: SourceName
  readonly school: string
  readonly schoolYear: number
  readonly term: 'HT' | 'VT' | '' | 'units' | 'duties'
  readonly stageYear: number
}

/** A scope as a file fills it. */
export interface FilledScope extends Scope {
  readonly rows: number
}

export const scopeKey = (scope: Scope): string => `${seriesKey(scope)}|${scope.school}`
/** What the schools of one delivery have in common. */
export const seriesKey = (scope: Omit<Scope, 'school'>): string =>
  `${scope.source}|${scope.schoolYear}|${scope.term}|${scope.stageYear}`

/** The scopes that the rows of a file fill, with the number of rows in each. */
export function scopesOf(source: SourceName, file: ReadFile): readonly FilledScope[] {
  const filled = new Map<string, { scope: Scope; rows: number }>()
  const count = (scope: Scope): void => {
    const key = scopeKey(scope)
    const known = filled.get(key)
    if (known === undefined) filled.set(key, { scope, rows: 1 })
    else known.rows++
  }
  const { period } = file
  if (period !== null) for (const { school } of file.grades) count({ source, school, ...period })
  for (const { school, schoolYear } of file.enrolments) count({ source, school, schoolYear, term: '', stageYear: -1 })
  for (const { school } of file.units) count({ source, school, schoolYear: 0, term: 'units', stageYear: -1 })
  for (const { school } of file.duties) count({ source, school, schoolYear: 0, term: 'duties', stageYear: -1 })
  return [...filled.values()].map(({ scope, rows }) => ({ ...scope, rows }))
}
