import type { PupilExtract } from '../contract/index.ts'
import { extractWords } from './words/extract.ts'

type Lesson = PupilExtract['lessons'][number]

/** What is stored of a lesson: `60 min, ogiltig frånvaro 15 min`, `60 min, inte rapporterad`. */
export function lessonTold({ minutes, reported, valid, invalid, other }: Lesson): string {
  const said = extractWords.lesson
  const absent = [
    [said.valid, valid],
    [said.invalid, invalid],
    [said.other, other],
  ] as const
  return [
    said.minutes(minutes),
    ...(reported ? [] : [said.unreported]),
    ...absent.flatMap(([kind, minutesAway]) => (minutesAway === 0 ? [] : [`${kind} ${said.minutes(minutesAway)}`])),
  ].join(', ')
}

/** `2025-05-15 08:20, MA` */
export const lessonNamed = ({ day, starts, subject }: Lesson): string =>
  [[day, starts].filter((part) => part !== null).join(' '), subject].filter((part) => part !== null).join(', ')

/** A month of lessons at a school; minutes. */
export interface LessonMonth {
  readonly month: string
  readonly school: string
  lessons: number
  minutes: number
  reported: number
  valid: number
  invalid: number
  other: number
}

/** The lessons by month and school: as many as a page can show. Every lesson stands in the files. */
export function lessonMonths(lessons: readonly Lesson[]): readonly LessonMonth[] {
  const months = new Map<string, LessonMonth>()
  for (const { day, school, minutes, reported, valid, invalid, other } of lessons) {
    const month = day.slice(0, 7)
    const none = { month, school, lessons: 0, minutes: 0, reported: 0, valid: 0, invalid: 0, other: 0 }
    const sum = months.get(`${month} ${school}`) ?? none
    months.set(`${month} ${school}`, sum)
    sum.lessons += 1
    sum.minutes += minutes
    sum.reported += reported ? minutes : 0
    sum.valid += valid
    sum.invalid += invalid
    sum.other += other
  }
  return [...months.values()]
}
