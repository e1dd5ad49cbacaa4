// Deliveries of test results as the municipality's pupil system exports them (UTF-8 with byte order mark, semicolons, CRLF), and as
// the independent school's own system does: "Unicode text" from Excel, which is UTF-16 with tabs, its columns in another order.
import { schoolYear } from './roster.ts'
import type { TestRow } from './test-results.ts'

const columns = {
  Uttagsdatum: (_row: TestRow, { extracted }: Told) => extracted,
  Personnummer: ({ pupil }: TestRow) => pupil.number,
  Förnamn: ({ pupil }: TestRow) => pupil.given,
  Efternamn: ({ pupil }: TestRow) => pupil.family,
  Skolenhetskod: ({ unit }: TestRow) => unit.code,
  Läsår: (_row: TestRow, { year }: Told) => schoolYear(year),
  Årskurs: ({ stage }: TestRow) => String(stage),
  Klass: (row: TestRow) => row.class,
  Ämne: ({ subject }: TestRow) => subject,
  Delprov: ({ part }: TestRow) => part,
  Provdatum: ({ day }: TestRow) => day,
  Status: ({ status }: TestRow) => status,
  Form: ({ form }: TestRow) => form,
  Resultat: ({ result }: TestRow) => result,
  Kravnivå: ({ reached }: TestRow) => reached,
  Medbedömning: ({ second }: TestRow) => second,
  'Central rättning': ({ central }: TestRow) => central,
} as const
type Heading = keyof typeof columns

interface Told {
  readonly year: number
  readonly extracted: string
}

const municipal = Object.keys(columns) as Heading[]
const independent: readonly Heading[] = [
  ...(['Läsår', 'Skolenhetskod', 'Årskurs', 'Klass', 'Personnummer', 'Ämne', 'Delprov', 'Form', 'Resultat'] as const),
  ...(['Kravnivå', 'Central rättning', 'Medbedömning', 'Status', 'Provdatum', 'Uttagsdatum'] as const),
]

/** `damage`: rows that somebody has written by hand, after the others. */
export function municipalFile(rows: readonly TestRow[], told: Told, damage: readonly string[]): string {
  const lines = [municipal.join(';'), ...rows.map((row) => lineOf(row, told, municipal, ';')), ...damage]
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`
}

export function independentFile(rows: readonly TestRow[], told: Told): Uint8Array {
  const lines = [independent.join('\t'), ...rows.map((row) => lineOf(row, told, independent, '\t'))]
  return Buffer.from(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`, 'utf16le')
}

const lineOf = (row: TestRow, told: Told, headings: readonly Heading[], separator: string): string =>
  headings.map((heading) => columns[heading](row, told)).join(separator)

/**
 * What a file of the year before the pandemic has got wrong: a grade in small letters, a result of a test that nobody took, a row twice, a subject
 * without a test, a day outside the school year.
 */
export function damaged(rows: readonly TestRow[], told: Told): readonly string[] {
  const done = rows.filter(({ status, stage }) => status === 'Gjort' && stage === 9).slice(0, 5)
  const [small, away, twice, other, late] = done
  if (small === undefined || away === undefined || twice === undefined || other === undefined || late === undefined) return []
  const broken: readonly TestRow[] = [
    { ...small, result: small.result.toLowerCase(), day: `${told.year + 1}-05-30` },
    { ...away, status: 'Ej deltagit', day: `${told.year + 1}-05-30` },
    twice,
    { ...other, subject: 'IDH' },
    { ...late, day: `${told.year + 1}-08-19` },
  ]
  return broken.map((row) => lineOf(row, told, municipal, ';'))
}
