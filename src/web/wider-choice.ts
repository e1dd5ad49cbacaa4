// What the screen offers in place of a hidden figure: the wider grouping that would show it.
import type { Catalogue, Cell, Query } from '../contract/index.ts'
import { letGo, membersAsked, sayWider, words } from '../picture/index.ts'
import type { Choice } from './choice.ts'
import { labelOf, suited } from './choice.ts'
import { viewsOf } from './views.ts'

export interface Wider {
  /** the wider grouping in words, e.g. `hela kommunen` */
  readonly what: string
  readonly next: Choice
}

const units: readonly string[] = ['class', 'school', 'operator']

/** The choice that shows a hidden cell's wider grouping; null where none would. `choice`: the one the cell was asked with. */
export function widerChoice(cell: Cell, choice: Choice, catalogue: Catalogue): Wider | null {
  const wider = cell.reason?.wider ?? null
  if (wider === null) return null
  const gone = letGo(wider, [...new Set([...Object.keys(cell.keys), ...Object.keys(choice.filters)])])
  const moved = gone.some((dimension) => units.includes(dimension))
  const schools = membersAsked(wider, 'school')
  // beyond the school no unit is left to split by
  const left = moved && schools.length === 0 ? [...gone, ...units] : gone
  const filters = Object.entries(choice.filters).filter(
    ([dimension]) => !gone.includes(dimension) && !(moved && units.includes(dimension)),
  )
  const next = suited(
    {
      ...choice,
      by: choice.by.filter((dimension) => !left.includes(dimension)),
      // a class is let go of for its school
      filters: { ...Object.fromEntries(filters), ...(moved && schools.length === 1 ? { school: schools } : {}) },
      marked: [],
    },
    catalogue,
  )
  const what = sayWider(wider, gone, (dimension, id) => labelOf(catalogue, dimension, id))
  const year = cell.keys.schoolYear
  if (year === undefined || isFollowed(wider, next, catalogue)) return { what, next }
  const then = suited(
    { ...next, by: next.by.filter((dimension) => dimension !== 'schoolYear'), period: { kind: 'year', year } },
    catalogue,
  )
  return { what: `${what} ${words.mirror.schoolYear(year)}`, next: then }
}

/** Whether the page of a choice has the question's figures over the years; a year split by anything else has its figure on its own page. */
function isFollowed(wider: Query, choice: Choice, catalogue: Catalogue): boolean {
  const { main, years } = viewsOf(choice, catalogue)
  const shown = [main, years].map((view) => view?.query.by ?? []).filter((by) => by.includes('schoolYear'))
  return shown.some((by) => (wider.by ?? []).every((dimension) => by.includes(dimension)))
}
