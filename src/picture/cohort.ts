// The same pupils at two times: when, how many they are, and what the question about them is called.
import type { Answer, Query } from '../contract/index.ts'
import { formatNumber } from './number.ts'
import { words } from './words/words.ts'

const say = words.cohort

/** When in school. `schoolYear` null where the question is of the latest. */
export interface SchoolTime {
  readonly stageYear: number
  readonly schoolYear: string | null
}

/** The two times of a question about the same pupils, the earlier first; null for other questions, and where they follow from a default. */
export function timesOf({ cohort, where = [] }: Query): { readonly from: SchoolTime; readonly to: SchoolTime } | null {
  if (cohort === undefined) return null
  const only = (dimension: string): string | null => {
    const chosen = where.find((filter) => filter.dimension === dimension)?.in ?? []
    return chosen.length === 1 ? (chosen[0] ?? null) : null
  }
  const stageYear = only('stageYear')
  if (stageYear === null) return null
  const [own, { anchor }] = [{ stageYear: Number(stageYear), schoolYear: only('schoolYear') }, cohort]
  const other = {
    stageYear: anchor.stageYear,
    schoolYear: own.schoolYear === null ? null : yearsAfter(own.schoolYear, anchor.stageYear - own.stageYear),
  }
  return other.stageYear < own.stageYear ? { from: other, to: own } : { from: own, to: other }
}

/** The school year so many years after another. */
export function yearsAfter(schoolYear: string, years: number): string {
  const first = Number(schoolYear.slice(0, 4)) + years
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

export const sayTime = ({ stageYear, schoolYear }: SchoolTime): string => say.time(stageYear, schoolYear)

/** How many stayed, came and left, of an answer about the same pupils; null for others. */
export function sayCohort({ cohort, regime }: Pick<Answer, 'cohort' | 'regime'>): string | null {
  if (cohort === undefined) return null
  const parts = (['kept', 'joined', 'left'] as const).flatMap((name) => {
    const count = cohort[name]
    return count === null ? [] : [say[name](sayCount(count, regime))]
  })
  if (parts.length === 0) return say.untold
  return [say.counted(parts.join(', ')), ...(parts.length < 3 ? [say.others] : [])].join(' ')
}

type Count = number | 'few'
function sayCount(count: Count, regime: Answer['regime']): string {
  if (count === 'few') return say.few
  const told = formatNumber(count)
  return regime === 'public' && count > 0 ? say.about(told) : told
}

/** The same with the two times: who they are, then how many have come and gone between them. */
export function sayFollowed(query: Query, answer: Pick<Answer, 'cohort' | 'regime'>): readonly string[] {
  const { cohort, regime } = answer
  const times = timesOf(query)
  if (cohort === undefined) return []
  if (times === null) return [sayCohort(answer) ?? say.untold]
  const [from, to] = [sayTime(times.from), sayTime(times.to)]
  const back = times.from.stageYear === Number(query.where?.find(({ dimension }) => dimension === 'stageYear')?.in?.[0])
  // of pupils followed back in time, those in the question alone are the ones who have left since
  const [came, gone] = back ? [cohort.left, cohort.joined] : [cohort.joined, cohort.left]
  const { kept } = cohort
  const who =
    kept === null
      ? say.followed(from, to)
      : kept === 0
        ? say.nobodyStayed(from, to)
        : say.stayed(sayCount(kept, regime), from, to)
  const moves = [
    came === null ? null : came === 0 ? say.nobodyCame : say.came(sayCount(came, regime)),
    gone === null ? null : gone === 0 ? say.everybodyStays : say.gone(sayCount(gone, regime)),
  ].filter((part) => part !== null)
  const untold = kept === null && moves.length === 0 ? [say.untold] : [kept, came, gone].includes(null) ? [say.others] : []
  return [who, ...(moves.length === 0 ? [] : [say.moves(moves)]), ...untold]
}
