import type { PupilExtract } from '../../contract/index.ts'
import {
  extractWords,
  formatDate,
  formatExact,
  formatInstant,
  inSentence,
  lessonMonths,
  logWords,
  testNamed,
  testTold,
  words,
} from '../../picture/index.ts'
import { Stacked, type StackedRow } from './stacked.tsx'

const said = extractWords

/** Who has looked, said first, and then all that is stored, each with the file and line it came from. */
export function ExtractCards({ extract }: { readonly extract: PupilExtract }) {
  const { enrolments, grades, tests, lessons, results, sources, views } = extract
  return (
    <>
      <Seen views={views} />
      {views.length === 0 ? null : <Part title={said.views} columns={said.viewColumns} rows={views.map(viewRow)} />}
      {enrolments.length + grades.length + tests.length + lessons.length + results.length === 0 ? (
        <p className="card">{said.bare}</p>
      ) : (
        <>
          <Part title={said.enrolments} columns={said.enrolmentColumns} rows={enrolments.map(enrolmentRow)} />
          <Part title={said.grades} columns={said.gradeColumns} rows={grades.map(gradeRow)} />
          <Part title={said.tests} columns={said.testColumns} rows={tests.map(testRow)} />
          <Part
            title={said.lessons}
            lead={said.lessonsLead}
            columns={said.lessonColumns}
            rows={lessonMonths(lessons).map(monthRow)}
          />
          <Part title={said.results} columns={said.resultColumns} rows={results.flatMap(resultRows)} />
          <Part title={said.sources} columns={said.sourceColumns} rows={sources.map(sourceRow)} />
        </>
      )}
    </>
  )
}

function Seen({ views }: Pick<PupilExtract, 'views'>) {
  const [latest] = views
  if (latest === undefined)
    return (
      <section className="say" aria-label={said.short}>
        <p>{said.unseen}</p>
      </section>
    )
  const people = new Set(views.map(({ actor }) => actor)).size
  const role = latest.role === null ? null : inSentence(words.roles[latest.role])
  return (
    <section className="say" aria-label={said.short}>
      <div className="say-words">
        <p>{said.seenBy(views.length, people)}</p>
        <p>{said.latest(formatInstant(latest.at), nameOf(latest), role)}</p>
      </div>
    </section>
  )
}

interface PartParts {
  readonly title: string
  readonly lead?: string
  readonly columns: readonly string[]
  readonly rows: readonly StackedRow[]
}

function Part({ title, lead, columns, rows }: PartParts) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {lead === undefined || rows.length === 0 ? null : <p className="quiet">{lead}</p>}
      {rows.length === 0 ? <p className="quiet">{said.nothing}</p> : <Stacked label={title} columns={columns} rows={rows} />}
    </section>
  )
}

type View = PupilExtract['views'][number]
const nameOf = ({ name, actor }: View): string => name ?? logWords.someone(actor)

/** What a list was of: the class, and what the reader wrote of it. */
function aboutOf({ kind, about, question }: View): string {
  if (kind !== 'pupilList' || about === null) return ''
  const { schoolYear = null, note = null } = JSON.parse(question ?? '{}') as { schoolYear?: string; note?: string | null }
  return said.viewOf(about, schoolYear, note)
}

const viewRow = (view: View): StackedRow => ({
  key: String(view.sequence),
  cells: [
    formatInstant(view.at),
    logWords.kinds[view.kind],
    nameOf(view),
    view.role === null ? '' : words.roles[view.role],
    view.purpose === null ? '' : logWords.purpose(view.kind, view.purpose),
    aboutOf(view),
  ],
})

const dayOf = (day: string | null): string | null => (day === null ? null : formatDate(day))
const sourceOf = ({ file, line }: { readonly file: string; readonly line: number }): string => said.place(file, line)

const enrolmentRow = (one: PupilExtract['enrolments'][number]): StackedRow => ({
  key: sourceOf(one),
  cells: [
    one.schoolYear,
    one.school,
    one.stageYear,
    one.class,
    said.stay(dayOf(one.from), dayOf(one.to)),
    said.sexes[one.sex],
    said.background(one.migrationBackground),
    sourceOf(one),
  ],
})

const gradeRow = (one: PupilExtract['grades'][number]): StackedRow => ({
  key: sourceOf(one),
  cells: [
    said.sitting(one.schoolYear, one.term),
    one.school,
    one.stageYear,
    one.class,
    one.grades.map(({ subject, grade, language }) => `${subject}${language === null ? '' : ` ${language}`} ${grade}`).join(', '),
    sourceOf(one),
  ],
})

const testRow = (one: PupilExtract['tests'][number]): StackedRow => ({
  key: sourceOf(one),
  cells: [
    one.schoolYear,
    one.school,
    one.stageYear,
    one.class,
    testNamed(one),
    formatDate(one.takenOn),
    testTold(one),
    sourceOf(one),
  ],
})

const monthRow = (one: ReturnType<typeof lessonMonths>[number]): StackedRow => ({
  key: `${one.month} ${one.school}`,
  cells: [one.month, one.school, one.lessons, one.minutes, one.reported, one.valid, one.invalid, one.other],
})

const resultRows = ({ schoolYear, term, stageYear, results }: PupilExtract['results'][number]): readonly StackedRow[] =>
  results.map(({ measure, label, value }) => ({
    key: `${schoolYear} ${term} ${stageYear} ${measure}`,
    cells: [said.sitting(schoolYear, term), stageYear, label, typeof value === 'number' ? formatExact(value) : said.yesNo(value)],
  }))

const sourceRow = ({ file, source, loadedAt, extracted }: PupilExtract['sources'][number]): StackedRow => ({
  key: `${source} ${file} ${loadedAt}`,
  cells: [file, words.sources[source] ?? source, formatInstant(loadedAt), dayOf(extracted)],
})
