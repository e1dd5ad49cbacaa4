import { type PupilExtract, roleNames } from '../contract/index.ts'
import { extractWords, formatExact, lessonNamed, lessonTold, logWords, testNamed, testTold, words } from '../picture/index.ts'
import { csvOf, quoted } from './csv.ts'
import { outputWords } from './words/output.ts'

const said = outputWords.extract
type Line = Partial<Record<keyof typeof said.columns, string | number | null>>

/** The register extract as a file that a spreadsheet opens: one thing that is stored, or one view of it, a line. */
export function extractAsCsv(extract: PupilExtract): string {
  const lines: readonly Line[] = [
    ...personLines(extract),
    ...extract.enrolments.flatMap(enrolmentLines),
    ...extract.grades.flatMap(gradeLines),
    ...extract.tests.map(testLine),
    ...extract.lessons.map(lessonLine),
    ...extract.results.flatMap(resultLines),
    ...extract.sources.map(sourceLine),
    ...extract.views.map(viewLine),
  ]
  const columns = Object.keys(said.columns) as (keyof typeof said.columns)[]
  return csvOf([
    columns.map((column) => quoted(said.columns[column])),
    ...lines.map((line) => columns.map((column) => quoted(String(line[column] ?? '')))),
  ])
}

function personLines({ personalNumber, givenName, familyName, protection }: PupilExtract): readonly Line[] {
  const told = {
    [said.personalNumber]: extractWords.number(personalNumber),
    [said.givenName]: givenName,
    [said.familyName]: familyName,
    [extractWords.protection]: extractWords.protections[protection],
  }
  return Object.entries(told).map(([name, value]) => ({ section: said.sections.person, what: name, value }))
}

function enrolmentLines(enrolment: PupilExtract['enrolments'][number]): readonly Line[] {
  const { sex, migrationBackground, from, to } = enrolment
  const place = { section: said.sections.enrolment, ...placeOf(enrolment), class: enrolment.class }
  return [
    { ...place, what: said.enrolled, from, to },
    { ...place, what: words.dimension('sex').label, value: extractWords.sexes[sex] },
    { ...place, what: words.dimension('migrationBackground').label, value: extractWords.background(migrationBackground) },
  ]
}

function gradeLines(row: PupilExtract['grades'][number]): readonly Line[] {
  const place = { section: said.sections.grades, ...placeOf(row), term: row.term, class: row.class }
  return row.grades.map(({ subject, grade, language }) => ({
    ...place,
    what: language === null ? subject : `${subject} (${language})`,
    value: grade,
  }))
}

const testLine = (row: PupilExtract['tests'][number]): Line => ({
  ...{ section: said.sections.test, ...placeOf(row), class: row.class },
  ...{ what: testNamed(row), value: testTold(row), from: row.takenOn },
})

const lessonLine = (row: PupilExtract['lessons'][number]): Line => ({
  ...{ section: said.sections.lesson, schoolYear: row.schoolYear, school: row.school, file: row.file, line: row.line },
  ...{ what: lessonNamed(row), value: lessonTold(row), from: row.day },
})

function resultLines({ schoolYear, term, stageYear, school, results }: PupilExtract['results'][number]): readonly Line[] {
  return results.map(({ label, value }) => ({
    section: said.sections.results,
    schoolYear,
    term,
    stageYear,
    school,
    what: label,
    value: typeof value === 'number' ? formatExact(value) : extractWords.yesNo(value),
  }))
}

const sourceLine = ({ file, source, loadedAt, extracted }: PupilExtract['sources'][number]): Line => ({
  section: said.sections.source,
  what: words.sources[source] ?? source,
  value: extracted === null ? '' : said.extracted(extracted),
  file,
  at: loadedAt,
})

const viewLine = (view: PupilExtract['views'][number]): Line => ({
  section: said.sections.view,
  what: logWords.kinds[view.kind],
  value: view.name ?? logWords.someone(view.actor),
  class: view.about,
  at: view.at,
  role: view.role === null ? '' : roleNames[view.role],
  purpose: view.purpose === null ? '' : logWords.purpose(view.kind, view.purpose),
})

interface Told {
  readonly schoolYear: string
  readonly stageYear: number
  readonly school: string
  readonly file: string
  readonly line: number
}
const placeOf = ({ schoolYear, stageYear, school, file, line }: Told): Line => ({
  schoolYear,
  stageYear,
  school,
  file,
  line,
})
