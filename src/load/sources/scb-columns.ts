// SCB's collection of grades: columns by position, no heading row. Source: SCB, Datafilsbeskrivning "Grundskolan, slutbetyg
// VT 2025" (åk 9, 33 columns) and "Grundskolan, Terminsbetyg Årskurs 6 VT 2025" (35 columns). The codes differ by subject:
// 2 (not graded, not the pupil's subject) only where the subject may be left out, 3 (adapted studies) not in TN, and in åk 6
// not in ML either; Y (no knowledge-based grades: Waldorf, international) and Z (not taught in åk 6) in åk 6 only.
import type { SubjectCode } from '../../school/rules/index.ts'

export type ScbColumn =
  | { readonly kind: 'free' | 'date' | 'personalNumber' | 'schoolUnit' | 'class' | 'name'; readonly heading: string }
  | { readonly kind: 'language'; readonly heading: string; readonly subject: SubjectCode }
  | { readonly kind: 'grade'; readonly heading: string; readonly subject: SubjectCode; readonly codes: string }

export interface ScbLayout {
  readonly stageYear: 6 | 9
  readonly columns: readonly ScbColumn[]
  /** what the class column holds when the class is not known; null when the description has no such code */
  readonly noClass: string | null
}

const head: readonly ScbColumn[] = [
  { kind: 'free', heading: 'System' },
  { kind: 'date', heading: 'Datum' },
  { kind: 'free', heading: 'Version' },
  { kind: 'personalNumber', heading: 'PersonNr' },
  { kind: 'schoolUnit', heading: 'Skolenhetskod' },
  { kind: 'class', heading: 'Klass' },
  { kind: 'name', heading: 'Fornamn' },
  { kind: 'name', heading: 'Efternamn' },
]
/** Positions of the columns of `head`. */
export const at = { date: 1, personalNumber: 3, schoolUnit: 4, class: 5, givenName: 6, familyName: 7 } as const

const grade = (heading: string, codes: string, subject = heading.toUpperCase() as SubjectCode): ScbColumn => ({
  kind: 'grade',
  heading,
  subject,
  codes,
})
const withLanguage = (
  subject: SubjectCode,
  codes: string,
  [language, graded] = [`${subject} (språk)`, `${subject} (betyg)`],
): readonly ScbColumn[] => [{ kind: 'language', heading: language, subject }, grade(graded, codes, subject)]

const letters = 'ABCDEF9'

/** `own`: codes of that stage year alone; `blocks`: block grades NO and SO may stand instead of their subjects'. */
function gradeColumns(own: string, blocks: boolean, motherTongue: readonly ScbColumn[]): readonly ScbColumn[] {
  const required = `${letters}3${own}`
  const optional = `${required}2`
  const withinBlock = blocks ? optional : required
  const plain = (codes: string, ...headings: readonly string[]): ScbColumn[] => headings.map((heading) => grade(heading, codes))
  return [
    ...plain(required, 'Bl', 'En', 'Hkk', 'Idh', 'Ma'),
    ...withLanguage('M1', optional),
    ...withLanguage('M2', optional),
    ...motherTongue,
    ...plain(required, 'Mu'),
    ...plain(optional, ...(blocks ? ['No'] : [])),
    ...plain(withinBlock, 'Bi', 'Fy', 'Ke'),
    ...plain(optional, ...(blocks ? ['So'] : [])),
    ...plain(withinBlock, 'Ge', 'Hi', 'Re', 'Sh'),
    ...plain(required, 'Sl'),
    ...plain(optional, 'Sv', 'Sva'),
    ...plain(`${letters}2${own}`, 'Tn'),
    ...plain(required, 'Tk'),
    ...plain(optional, 'Ovr'),
  ]
}

export const layout9: ScbLayout = {
  stageYear: 9,
  columns: [...head, ...gradeColumns('', false, withLanguage('ML', `${letters}32`))],
  noClass: null,
}
export const layout6: ScbLayout = {
  stageYear: 6,
  columns: [...head, ...gradeColumns('YZ', true, withLanguage('ML', `${letters}2YZ`, ['Modm_anm', 'Modmalbe']))],
  noClass: '9999999999',
}

/** A grade column with its place; `language`: the place of its language column, null when the subject has none. */
export interface GradePlace {
  readonly position: number
  readonly heading: string
  readonly subject: SubjectCode
  readonly codes: string
  readonly language: { readonly position: number; readonly heading: string } | null
}

export function gradePlaces(layout: ScbLayout): readonly GradePlace[] {
  return layout.columns.flatMap((column, position) => {
    if (column.kind !== 'grade') return []
    const before = layout.columns[position - 1]
    const language = before?.kind === 'language' ? { position: position - 1, heading: before.heading } : null
    return [{ position, heading: column.heading, subject: column.subject, codes: column.codes, language }]
  })
}
