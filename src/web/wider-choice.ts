// What the screen offers in place of a hidden figure: the wider grouping that would show it.
import type { Catalogue, Cell } from '../contract/index.ts'
import { letGo, membersAsked, sayWider, words } from '../picture/index.ts'
import type { Choice } from './choice.ts'
import { filteredBy, labelOf, layoutOf, suited } from './choice.ts'

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
  const gone = letGo(wider, [...new Set([...Object.keys(cell.keys), ...filteredBy(choice)])])
  const moved = gone.some((dimension) => units.includes(dimension))
  const schools = membersAsked(wider, 'school')
  // beyond the school no unit is left to split by
  const left = moved && schools.length === 0 ? [...gone, ...units] : gone
  const next = suited(
    {
      ...choice,
      by: choice.by.filter((dimension) => !left.includes(dimension)),
      // a class is let go of for its school
      school: moved ? (schools.length === 1 ? (schools[0] ?? null) : null) : choice.school,
      sex: gone.includes('sex') ? null : choice.sex,
      stageYear: gone.includes('stageYear') ? null : choice.stageYear,
    },
    catalogue,
  )
  const what = sayWider(wider, gone, (dimension, id) => labelOf(catalogue, dimension, id))
  const year = cell.keys.schoolYear
  // over the years only series are followed; a year split by anything else has its figure on its own page
  const followed = (wider.by ?? []).every((dimension) => dimension === 'schoolYear' || dimension === layoutOf(next).series)
  if (year === undefined || followed) return { what, next }
  return { what: `${what} ${words.mirror.schoolYear(year)}`, next: { ...next, schoolYear: year } }
}
