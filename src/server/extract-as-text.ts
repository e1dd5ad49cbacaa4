import { type PupilExtract, roleNames } from '../contract/index.ts'
import { extractWords, formatExact, lessonNamed, lessonTold, logWords, testNamed, testTold } from '../picture/index.ts'
import { alignColumns } from './telling.ts'
import { outputWords } from './words/output.ts'

const said = outputWords.extract
interface Part {
  readonly title: string
  readonly heading: readonly string[]
}

/** The register extract as it is handed over on paper: what is stored, where from, and who has looked. */
export function extractAsText(extract: PupilExtract): string {
  const { enrolments, grades, tests, lessons, results, sources, views } = extract
  const parts: readonly (readonly [Part, readonly (readonly string[])[]])[] = [
    [said.enrolments, enrolments.map(enrolmentLine)],
    [said.grades, grades.map(gradeLine)],
    [said.tests, tests.map(testLine)],
    [said.lessons, lessons.map(lessonLine)],
    [said.results, results.flatMap(resultLines)],
    [said.sources, sources.map(({ file, source, loadedAt }) => [file, source, loadedAt])],
    [said.views, views.map(viewLine)],
  ]
  const name = `${extract.givenName} ${extract.familyName}`.trim()
  return [
    said.title(name === '' ? extractWords.nameless : name, extractWords.number(extract.personalNumber)),
    `${extractWords.protection}: ${extractWords.protections[extract.protection]}`,
    '',
    ...parts.flatMap(([{ title, heading }, lines]) => [
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

const testLine = (t: PupilExtract['tests'][number]): readonly string[] => [
  t.schoolYear,
  t.school,
  String(t.stageYear),
  testNamed(t),
  t.takenOn,
  testTold(t),
  t.file,
  String(t.line),
]

const lessonLine = (l: PupilExtract['lessons'][number]): readonly string[] => [
  l.schoolYear,
  l.school,
  lessonNamed(l),
  lessonTold(l),
  l.file,
  String(l.line),
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
