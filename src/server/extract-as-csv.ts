import { type PupilExtract, roleNames } from '../contract/index.ts'
import { extractWords, formatExact, logWords, words } from '../picture/index.ts'
import { csvOf, quoted } from './csv.ts'

const columns = [
  'Avsnitt',
  'Läsår',
  'Termin',
  'Årskurs',
  'Skola',
  'Klass',
  'Uppgift',
  'Värde',
  'Från',
  'Till',
  'Fil',
  'Rad',
  'Tid (UTC)',
  'Roll',
  'Ändamål',
] as const
type Line = Partial<Record<(typeof columns)[number], string | number | null>>

/** The register extract as a file that a spreadsheet opens: one thing that is stored, or one view of it, a line. */
export function extractAsCsv(extract: PupilExtract): string {
  const lines: readonly Line[] = [
    ...personLines(extract),
    ...extract.enrolments.flatMap(enrolmentLines),
    ...extract.grades.flatMap(gradeLines),
    ...extract.results.flatMap(resultLines),
    ...extract.sources.map(sourceLine),
    ...extract.views.map(viewLine),
  ]
  return csvOf([columns.map(quoted), ...lines.map((line) => columns.map((column) => quoted(String(line[column] ?? ''))))])
}

function personLines({ personalNumber, givenName, familyName, protection }: PupilExtract): readonly Line[] {
  const told = {
    Personnummer: extractWords.number(personalNumber),
    Förnamn: givenName,
    Efternamn: familyName,
    [extractWords.protection]: extractWords.protections[protection],
  }
  return Object.entries(told).map(([name, value]) => ({ Avsnitt: 'Person', Uppgift: name, Värde: value }))
}

function enrolmentLines(enrolment: PupilExtract['enrolments'][number]): readonly Line[] {
  const { sex, migrationBackground, from, to } = enrolment
  const place = { Avsnitt: 'Inskrivning', ...placeOf(enrolment), Klass: enrolment.class }
  return [
    { ...place, Uppgift: 'Inskriven', Från: from, Till: to },
    { ...place, Uppgift: words.dimension('sex').label, Värde: extractWords.sexes[sex] },
    { ...place, Uppgift: words.dimension('migrationBackground').label, Värde: extractWords.background(migrationBackground) },
  ]
}

function gradeLines(row: PupilExtract['grades'][number]): readonly Line[] {
  const place = { Avsnitt: 'Betyg', ...placeOf(row), Termin: row.term, Klass: row.class }
  return row.grades.map(({ subject, grade, language }) => ({
    ...place,
    Uppgift: language === null ? subject : `${subject} (${language})`,
    Värde: grade,
  }))
}

function resultLines({ schoolYear, term, stageYear, school, results }: PupilExtract['results'][number]): readonly Line[] {
  return results.map(({ label, value }) => ({
    Avsnitt: 'Resultat',
    Läsår: schoolYear,
    Termin: term,
    Årskurs: stageYear,
    Skola: school,
    Uppgift: label,
    Värde: typeof value === 'number' ? formatExact(value) : extractWords.yesNo(value),
  }))
}

const sourceLine = ({ file, source, loadedAt, extracted }: PupilExtract['sources'][number]): Line => ({
  Avsnitt: 'Källfil',
  Uppgift: words.sources[source] ?? source,
  Värde: extracted === null ? '' : `uttagen ${extracted}`,
  Fil: file,
  'Tid (UTC)': loadedAt,
})

const viewLine = (view: PupilExtract['views'][number]): Line => ({
  Avsnitt: 'Visning',
  Uppgift: logWords.kinds[view.kind],
  Värde: view.name ?? logWords.someone(view.actor),
  Klass: view.about,
  'Tid (UTC)': view.at,
  Roll: view.role === null ? '' : roleNames[view.role],
  Ändamål: view.purpose === null ? '' : logWords.purpose(view.kind, view.purpose),
})

interface Told {
  readonly schoolYear: string
  readonly stageYear: number
  readonly school: string
  readonly file: string
  readonly line: number
}
const placeOf = ({ schoolYear, stageYear, school, file, line }: Told): Line => ({
  Läsår: schoolYear,
  Årskurs: stageYear,
  Skola: school,
  Fil: file,
  Rad: line,
})
