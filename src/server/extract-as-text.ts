import { type PupilExtract, roleNames } from '../contract/index.ts'
import { extractWords, formatExact, logWords } from '../picture/index.ts'
import { alignColumns } from './telling.ts'

/** The register extract as it is handed over on paper: what is stored, where from, and who has looked. */
export function extractAsText(extract: PupilExtract): string {
  const { enrolments, grades, results, sources, views } = extract
  const parts: readonly (readonly [string, readonly string[], readonly (readonly string[])[]])[] = [
    ['Inskrivningar', ['Läsår', 'Skola', 'Årskurs', 'Klass', 'Från', 'Till', 'Fil', 'Rad'], enrolments.map(enrolmentLine)],
    ['Betyg', ['Läsår', 'Termin', 'Årskurs', 'Skola', 'Betyg', 'Fil', 'Rad'], grades.map(gradeLine)],
    ['Framräknade resultat', ['Läsår', 'Termin', 'Årskurs', 'Mått', 'Värde'], results.flatMap(resultLines)],
    ['Källfiler', ['Fil', 'Källa', 'Inläst'], sources.map(({ file, source, loadedAt }) => [file, source, loadedAt])],
    ['Vem som har sett uppgifterna med namn', ['Tid', 'Händelse', 'Namn', 'Roll', 'Ändamål', 'Gäller'], views.map(viewLine)],
  ]
  const name = `${extract.givenName} ${extract.familyName}`.trim()
  return [
    `Registerutdrag för ${name === '' ? extractWords.nameless : name}, ${extractWords.number(extract.personalNumber)}`,
    `${extractWords.protection}: ${extractWords.protections[extract.protection]}`,
    '',
    ...parts.flatMap(([title, heading, lines]) => [
      title,
      lines.length === 0 ? `${extractWords.nothing}\n` : alignColumns([heading, ...lines]),
    ]),
    extractWords.notes,
    '',
  ].join('\n')
}

const enrolmentLine = (e: PupilExtract['enrolments'][number]): readonly string[] => [
  e.schoolYear,
  e.school,
  String(e.stageYear),
  e.class ?? '',
  e.from ?? '',
  e.to ?? '',
  e.file,
  String(e.line),
]

const gradeLine = ({
  schoolYear,
  term,
  stageYear,
  school,
  grades,
  file,
  line,
}: PupilExtract['grades'][number]): readonly string[] => [
  schoolYear,
  term,
  String(stageYear),
  school,
  grades.map(({ subject, grade }) => `${subject} ${grade}`).join(', '),
  file,
  String(line),
]

const resultLines = ({ schoolYear, term, stageYear, results }: PupilExtract['results'][number]): readonly (readonly string[])[] =>
  results.map(({ label, value }) => [
    schoolYear,
    term,
    String(stageYear),
    label,
    typeof value === 'number' ? formatExact(value) : extractWords.yesNo(value),
  ])

const viewLine = (view: PupilExtract['views'][number]): readonly string[] => [
  view.at,
  logWords.kinds[view.kind],
  view.name ?? logWords.someone(view.actor),
  view.role === null ? '' : roleNames[view.role],
  view.purpose === null ? '' : logWords.purpose(view.kind, view.purpose),
  view.about ?? '',
]
