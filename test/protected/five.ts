// Five pupils with protected identities whose names, numbers and classes stand nowhere else, among sixty who are as others.
import { bjork, ek, grades9, personalNumber, pupils, roster, type Told } from '../load/municipality.ts'

export interface Secret {
  readonly n: number
  readonly number: string
  readonly names: readonly [given: string, family: string]
  /** every class she has been in */
  readonly classes: readonly string[]
}

const secret = (n: number, names: Secret['names'], ...classes: string[]): Secret => ({
  n,
  number: personalNumber(n),
  names,
  classes,
})
export const fromTheStart = secret(801, ['Xanthippa', 'Qvarnsjö'], '8Qvarn', '9Qvarn')
export const late = secret(802, ['Zebulon', 'Åskväder'], '8Åskans', '9Åskans')
export const graded = secret(803, ['Wilhelmiina', 'Øresten'], '9Zonen')
export const moved = secret(804, ['Yngvild', 'Vråkfors'], '8Vråken', '9Ugglan')
/** A temporary number; its second last character tells a boy. */
export const temporary: Secret = { n: 805, number: '20090826TF18', names: ['Tjörn', 'Ympkvist'], classes: ['8Yxan', '9Yxan'] }
export const five = [fromTheStart, late, graded, moved, temporary]

export const numbersOf = ({ number }: Secret): readonly string[] => [
  number,
  number.slice(2),
  `${number.slice(0, 8)}-${number.slice(8)}`,
  `${number.slice(2, 8)}-${number.slice(8)}`,
]
/** All that tells who she is or where she goes. */
export const told = (secret: Secret): readonly string[] => [...secret.names, ...numbersOf(secret), ...secret.classes]

const place = (one: Secret, school: string, name: string, protection: string): Told => ({
  n: one.n,
  school,
  class: name,
  protection,
})
/** The made-up rows have a name and a number of the row's n: hers in their place. */
const withNames = (text: string): string =>
  five.reduce(
    (so, { n, number, names }) =>
      so.replaceAll(`Förnamn${n}`, names[0]).replaceAll(`Efternamn${n}`, names[1]).replaceAll(personalNumber(n), number),
    text,
  )

const others = (year: number): readonly Told[] => {
  const stage = year === 2023 ? 8 : 9
  const at = (school: string, first: number, letter: string): readonly Told[] =>
    pupils(school, first, 15, { class: `${stage}${letter}`, stageYear: stage })
  return [...at(ek, 0, 'A'), ...at(ek, 20, 'B'), ...at(bjork, 40, 'A'), ...at(bjork, 60, 'B')]
}
const marking = 'Sekretessmarkering'
/** Those the roster tells of; `lateMarked`: what it says of the one who is marked late. */
const protectedIn = (year: number, lateMarked: string): readonly Told[] => {
  const own = ({ classes }: Secret): string => classes[year === 2023 ? 0 : 1] ?? ''
  const rows = [
    place(fromTheStart, ek, own(fromTheStart), 'Skyddad folkbokföring'),
    place(late, ek, own(late), lateMarked),
    place(moved, year === 2023 ? ek : bjork, own(moved), marking),
    place(temporary, bjork, own(temporary), marking),
  ]
  return rows.map((row) => ({ ...row, stageYear: year === 2023 ? 8 : 9 }))
}
export const rosterOf = (year: number, lateMarked: string): string =>
  withNames(roster(year, [...others(year), ...protectedIn(year, lateMarked)]))

/** The grades of a spring before any roster. */
export const gradesBefore = (): string => withNames(grades9('2025-06-12', [...springAt(ek), place(graded, ek, '9Zonen', '')]))
export const gradesOf = (school: string): string => withNames(grades9('2025-06-13', springAt(school)))
const springAt = (school: string): readonly Told[] =>
  [...others(2024), ...protectedIn(2024, 'Ingen')].filter((pupil) => pupil.school === school)
