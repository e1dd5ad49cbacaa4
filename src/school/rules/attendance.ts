// Attendance (närvaro) as the attendance systems tell it: minutes of lessons, how many of them were reported, and minutes of absence. There
// is no national threshold of absence; the bands are this product's own, and one of their limits is the 10 % that is commonly followed up.

/** Stands for all subjects, weekdays and months together: what nobody splits. Its key is 0 in each of the three dimensions. */
export const wholeAttendance = 'all'

/** ISO 8601 order: the place in the list is the weekday's key. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** In the order of a school year, which begins in July; an id is the number of the month. */
export const schoolMonths = ['07', '08', '09', '10', '11', '12', '01', '02', '03', '04', '05', '06'] as const
export type SchoolMonth = (typeof schoolMonths)[number]

/**
 * Total absence of a pupil and term, in parts of the reported minutes; `from` is included, `to` is not. `none`: nothing was reported of the pupil.
 */
export const absenceBands = [
  { id: 'under5', from: 0, to: 0.05 },
  { id: 'from5', from: 0.05, to: 0.1 },
  { id: 'from10', from: 0.1, to: 0.2 },
  { id: 'from20', from: 0.2, to: Number.POSITIVE_INFINITY },
  { id: 'none', from: null, to: null },
] as const
export type AbsenceBand = (typeof absenceBands)[number]['id']

/** The band of so many minutes of absence out of so many reported. */
export function absenceBandOf(absent: number, reported: number): AbsenceBand {
  if (reported === 0) return 'none'
  const share = absent / reported
  return absenceBands.find(({ from, to }) => from !== null && share >= from && share < to)?.id ?? 'from20'
}

/** The same of two expressions of ours, as the key of the band (its place, from 1): held to `absenceBandOf` by a test. */
export function absenceBandSql(absent: string, reported: string): string {
  const limits = absenceBands.flatMap(({ to }, index) =>
    to === null || to === Number.POSITIVE_INFINITY
      ? []
      : [`when cast(${absent} as double) / ${reported} < ${to} then ${index + 1}`],
  )
  const keyOf = (id: AbsenceBand): number => 1 + absenceBands.findIndex((band) => band.id === id)
  return `case when ${reported} = 0 then ${keyOf('none')} ${limits.join(' ')} else ${keyOf('from20')} end`
}

/** Longest lesson that a delivery may tell of, in minutes: a whole day out of school. */
export const longestLesson = 600

/** Is there school on the day (ISO)? Autumn terms begin in August and spring terms end in June (Skolförordningen 2011:185, 3 kap. 2 §). */
export const isInTerm = (day: string): boolean => day.slice(5, 7) !== '07'
