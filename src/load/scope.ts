// A scope is what a corrected file replaces, all of it and nothing else: source × school unit × school year × term × stage year × what about.
import type { SourceName } from '../contract/index.ts'
import { daysOf } from './lessons.ts'
import { type ReadFile, resultRowsOf } from './source.ts'

/**
 * Results have all six parts. The roster's enrolments have term '' and stage year −1. Its units and duties stand outside the school
 * years: school year 0, and 'units' or 'duties' in place of the term.
 */
export interface Scope {
  readonly source: SourceName
  readonly school: string
  readonly schoolYear: number
  readonly term: 'HT' | 'VT' | '' | 'units' | 'duties'
  readonly stageYear: number
  /** as `PupilRow` has it; '' where a school and time are one delivery */
  readonly about: string
}

/** A scope as a file fills it. */
export interface FilledScope extends Scope {
  readonly rows: number
}

/** Sources that are delivered for a window of days, which are their scopes' `about`: the next delivery begins and ends later. */
const inWindows: ReadonlySet<SourceName> = new Set(['attendance'])

export const scopeKey = (scope: Scope): string => `${deliveryKey(scope)}|${scope.about}`
/** All that one school delivers for one time. */
export const deliveryKey = (scope: Scope): string => `${timeKey(scope)}|${scope.school}`
/** What the schools of one delivery have in common. */
export const seriesKey = (scope: Scope): string =>
  inWindows.has(scope.source) ? `${timeKey(scope)}|${scope.about}` : timeKey(scope)
const timeKey = ({ source, schoolYear, term, stageYear }: Scope): string => `${source}|${schoolYear}|${term}|${stageYear}`

/**
 * Days without a row that lie between the first and the last of a school's window and had rows before: their lessons are gone, and so the
 * delivery replaces them by nothing.
 */
export function emptiedBy(scopes: readonly FilledScope[], before: Iterable<FilledScope>): readonly FilledScope[] {
  const filled = new Set(scopes.map(scopeKey))
  const told = Map.groupBy(
    scopes.filter(({ source }) => inWindows.has(source)),
    ({ school }) => school,
  )
  const windows = new Map(
    [...told].map(([school, days]) => {
      const sorted = days.map(({ about }) => about).sort()
      return [school, { first: sorted[0] ?? '', last: sorted.at(-1) ?? '' }]
    }),
  )
  if (windows.size === 0) return []
  return [...before].flatMap((scope) => {
    const window = inWindows.has(scope.source) ? windows.get(scope.school) : undefined
    if (window === undefined || scope.about < window.first || scope.about > window.last || filled.has(scopeKey(scope))) return []
    return [{ ...scope, rows: 0 }]
  })
}

/** The scopes that the rows of a file fill, with the number of rows in each. */
export function scopesOf(source: SourceName, file: ReadFile): readonly FilledScope[] {
  const filled = new Map<string, { scope: Scope; rows: number }>()
  const count = (scope: Scope): void => {
    const key = scopeKey(scope)
    const known = filled.get(key)
    if (known === undefined) filled.set(key, { scope, rows: 1 })
    else known.rows++
  }
  for (const { school, schoolYear, term, stageYear, about } of resultRowsOf(file))
    count({ source, school, schoolYear, term, stageYear, about })
  for (const { rows, ...day } of daysOf(file.lessons))
    filled.set(scopeKey({ source, ...day }), { scope: { source, ...day }, rows })
  const outside = { source, stageYear: -1, about: '' } as const
  for (const { school, schoolYear } of file.enrolments) count({ ...outside, school, schoolYear, term: '' })
  for (const { school } of file.units) count({ ...outside, school, schoolYear: 0, term: 'units' })
  for (const { school } of file.duties) count({ ...outside, school, schoolYear: 0, term: 'duties' })
  return [...filled.values()].map(({ scope, rows }) => ({ ...scope, rows }))
}
