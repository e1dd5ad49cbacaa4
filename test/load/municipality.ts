// A made-up municipality in the small: its files as the systems write them, and a data folder to load them into.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import type { LoadReport, SourceName } from '../../src/contract/index.ts'
import { buildAsPlanned, type GivenEffects, load } from '../../src/load/index.ts'
import { checkDigit, formatSchoolYear } from '../../src/school/rules/index.ts'
import { openWarehouse, type Row } from '../../src/warehouse/index.ts'

export const ek = '00010001'
export const bjork = '00010002'
export const asp = '00010003'

/** Twelve characters for pupil `n`; birth numbers from 980 on are kept free for made-up persons. Even n: girl. */
export function personalNumber(n: number): string {
  const day = new Date(Date.UTC(2009, 0, 1 + Math.floor(n / 2))).toISOString().slice(0, 10).replaceAll('-', '')
  const nine = `${day.slice(2)}${n % 2 === 0 ? '998' : '999'}`
  return `${day}${nine.slice(6)}${checkDigit(nine)}`
}

export interface Told {
  readonly n: number
  readonly school: string
  readonly class?: string
  readonly stageYear?: number
  readonly protection?: string
  readonly from?: string
  readonly to?: string
  readonly background?: string
}
/** Pupils n = first … first + count − 1 at one school. */
export const pupils = (school: string, first: number, count: number, more: Partial<Told> = {}): readonly Told[] =>
  Array.from({ length: count }, (_, index) => ({ n: first + index, school, ...more }))

const lines = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => `${row.join(';')}\r\n`).join('')

export function roster(schoolYear: number, told: readonly Told[]): string {
  const heading = `Personnummer;Förnamn;Efternamn;Skolenhetskod;Läsår;Årskurs;Klass;Kön;Skyddade personuppgifter;Migrationsbakgrund;Inskriven från;Inskriven till\r\n`
  return (
    heading +
    lines(
      told.map((pupil) => [
        personalNumber(pupil.n),
        `Förnamn${pupil.n}`,
        `Efternamn${pupil.n}`,
        pupil.school,
        formatSchoolYear(schoolYear),
        pupil.stageYear ?? 9,
        pupil.class ?? '9A',
        pupil.n % 2 === 0 ? 'Kvinna' : 'Man',
        pupil.protection ?? 'Ingen',
        pupil.background ?? 'Svensk',
        pupil.from ?? '',
        pupil.to ?? '',
      ]),
    )
  )
}

export interface Unit {
  readonly school: string
  readonly name: string
  readonly operator?: string
  readonly predecessor?: string
  readonly from?: string
  readonly to?: string
}
export function units(told: readonly Unit[]): string {
  const heading = 'Skolenhetskod;Namn;Kommunkod;Kommun;Huvudman;Föregångare;Giltig från;Giltig till\r\n'
  return (
    heading +
    lines(
      told.map(({ school, name, operator, predecessor, from, to }) => [
        school,
        name,
        '0999',
        'Demokommun',
        operator ?? 'Kommunal',
        predecessor ?? '',
        from ?? '',
        to ?? '',
      ]),
    )
  )
}
export const threeUnits = units([
  { school: ek, name: 'Ekskolan' },
  { school: bjork, name: 'Björkskolan' },
  { school: asp, name: 'Aspskolan', operator: 'Enskild' },
])

// Positions after the names: BL EN HKK IDH MA M1s M1 M2s M2 MLs ML MU BI FY KE GE HI RE SH SL SV SVA TN TK OVR
const columns = [
  'BL',
  'EN',
  'HKK',
  'IDH',
  'MA',
  '',
  'M1',
  '',
  'M2',
  '',
  'ML',
  'MU',
  'BI',
  'FY',
  'KE',
  'GE',
  'HI',
  'RE',
  'SH',
  'SL',
  'SV',
  'SVA',
  'TN',
  'TK',
  'OVR',
]
const absent = new Set(['M1', 'M2', 'ML', 'SVA', 'TN', 'OVR'])

/** SCB's file for åk 9. Every pupil has `grade` in sixteen subjects: merit value 16 × its points; or one a subject. */
export function grades9(
  date: string,
  told: readonly Told[],
  grade: string | ((n: number, subject: string) => string) = 'C',
): string {
  return lines(
    told.map((pupil) => {
      const own = (subject: string): string => (typeof grade === 'string' ? grade : grade(pupil.n, subject))
      const values = columns.map((subject) => (subject === '' ? '' : absent.has(subject) ? '2' : own(subject)))
      return [
        'Elevregister',
        date,
        '11.4',
        personalNumber(pupil.n),
        pupil.school,
        pupil.class ?? '9A',
        `Förnamn${pupil.n}`,
        `Efternamn${pupil.n}`,
        ...values,
      ]
    }),
  )
}

/** A row of test results; the test as a whole, marked with a grade, unless it says otherwise. */
export interface Sat extends Pick<Told, 'n' | 'school' | 'class' | 'stageYear'> {
  readonly subject: string
  readonly result: string
  readonly part?: string
  readonly form?: string
  readonly reached?: string
  readonly status?: string
  readonly day?: string
}

/** A delivery of national tests; `date`: of extraction, in the spring of the tests. */
export function tests(date: string, rows: readonly Sat[]): string {
  const heading =
    'Uttagsdatum;Personnummer;Skolenhetskod;Läsår;Årskurs;Klass;Ämne;Delprov;Provdatum;Status;Form;Resultat;Kravnivå\r\n'
  const spring = Number(date.slice(0, 4))
  return (
    heading +
    lines(
      rows.map(({ n, school, subject, result, ...row }) => [
        ...[date, personalNumber(n), school, formatSchoolYear(spring - 1), row.stageYear ?? 9, row.class ?? '9A', subject],
        ...[
          row.part ?? 'Prov',
          row.day ?? `${spring}-05-15`,
          row.status ?? 'Gjort',
          row.form ?? 'Betyg',
          result,
          row.reached ?? '',
        ],
      ]),
    )
  )
}

/** A lesson of a pupil: reported, 60 minutes of mathematics at 08:20, without absence, unless it says otherwise. */
export interface Lesson extends Pick<Told, 'n' | 'school'> {
  readonly day: string
  readonly starts?: string
  readonly subject?: string
  readonly minutes?: number
  readonly reported?: boolean
  readonly valid?: number
  readonly invalid?: number
  readonly other?: number
}

/** A delivery of attendance; `date`: of extraction. */
export function lessons(date: string, rows: readonly Lesson[]): string {
  const heading =
    'Uttagsdatum;Personnummer;Skolenhetskod;Datum;Starttid;Ämne;Lektionsminuter;Rapporterad;Giltig frånvaro;Ogiltig frånvaro;Övrig frånvaro\r\n'
  return (
    heading +
    lines(
      rows.map(({ n, school, day, starts = '08:20', subject = 'MA', minutes = 60, reported = true, ...absent }) => [
        ...[date, personalNumber(n), school, day, starts, subject, minutes, reported ? 'Ja' : 'Nej'],
        ...[absent.valid ?? 0, absent.invalid ?? 0, absent.other ?? 0],
      ]),
    )
  )
}

/** The day of every load unless a test says otherwise. */
export const today = new Date('2026-11-23T08:00:00Z')
// here and now: starting a process takes longer than such a build
export const builder = (plan: string): Promise<void> => buildAsPlanned(plan, async () => {})

export interface Municipality {
  readonly data: string
  /** Writes a file outside the data folder; answers its path. */
  readonly write: (name: string, text: string) => string
  readonly load: (
    source: SourceName,
    files: Readonly<Record<string, string>>,
    more?: Partial<GivenEffects>,
  ) => Promise<LoadReport>
  /** Rows of the current generation. */
  readonly ask: (sql: string) => Promise<readonly Row[]>
}

/** How many loads from an empty folder are remembered. */
const mostBegun = 6
const beginnings = new Map<string, { readonly folder: string; readonly report: LoadReport }>()
process.on('exit', () => {
  for (const { folder } of beginnings.values()) rmSync(folder, { recursive: true, force: true })
})

/** Most tests of a file begin with the same files: a folder that has loaded just these from nothing is copied. */
async function begun(loaded: readonly string[], data: string, own: () => Promise<LoadReport>): Promise<LoadReport> {
  const key = loaded.join('\n')
  const known = beginnings.get(key)
  if (known !== undefined) {
    rmSync(data, { recursive: true, force: true })
    cpSync(known.folder, data, { recursive: true, preserveTimestamps: true })
    return known.report
  }
  const report = await own()
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-begun-'))
  cpSync(data, folder, { recursive: true, preserveTimestamps: true })
  beginnings.set(key, { folder, report })
  return report
}

/** Which files lie in a folder, how large and since when. */
function lookOf(folder: string): string {
  if (!existsSync(folder)) return ''
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return files.map((name) => [name, statSync(join(folder, name)).size, statSync(join(folder, name)).mtimeMs]).join('\n')
}

/** An empty municipality; its folder is removed when the test ends. */
export function municipality(t: TestContext): Municipality {
  const home = mkdtempSync(join(tmpdir(), 'skolspegel-'))
  t.after(() => rmSync(home, { recursive: true, force: true }))
  const data = join(home, 'data')
  const write = (name: string, text: string): string => {
    const path = join(home, 'files', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }
  let loaded: readonly string[] | null = []
  let left = lookOf(data)
  return {
    data,
    write,
    load: async (source, files, more = {}) => {
      const paths = Object.entries(files).map(([name, text]) => write(name, text))
      const own = (): Promise<LoadReport> =>
        load({ data, source, files: paths, schoolYear: null }, { builder, clock: () => today, ...more })
      // what a test has done to the folder itself is its own
      const untouched = loaded !== null && lookOf(data) === left && Object.keys(more).length === 0
      loaded = untouched ? [...(loaded ?? []), JSON.stringify([source, files])] : null
      const report = await (loaded === null || loaded.length > mostBegun ? own() : begun(loaded, data, own))
      left = lookOf(data)
      return report
    },
    ask: async (sql) => {
      const warehouse = openWarehouse(data)
      try {
        return await (await warehouse.current()).run(sql)
      } finally {
        await warehouse.close()
      }
    },
  }
}

/** What a report says of one check: its count, 0 when passed, null when it was not made. */
export const countOf = (report: LoadReport, check: string): number | null =>
  report.checks.find((outcome) => outcome.check === check)?.count ?? null

export const messageOf = (report: LoadReport, check: string): string =>
  report.checks.find((outcome) => outcome.check === check)?.message ?? ''

/** Answers of one group to one question that are alike. `code`: '' for a question left unanswered. */
export interface Answered {
  readonly school: string
  readonly class: string
  readonly code: string
  readonly count: number
  readonly question?: string
  readonly scale?: string
  readonly wording?: number
  readonly sex?: string
  readonly group?: string
  readonly stageYear?: number
}

/** A delivery of answers to one survey; `date`: of extraction, in the spring of the survey. */
export function answers(date: string, told: readonly Answered[]): string {
  const schoolYear = formatSchoolYear(Number(date.slice(0, 4)) - 1)
  return (
    'Uttagsdatum;Enkät;Skolenhetskod;Läsår;Årskurs;Klass;Svarandegrupp;Kön;Fråga;Formulering;Skala;Svar\r\n' +
    lines(
      told.flatMap(({ school, class: name, code, count, ...row }) =>
        Array.from({ length: count }, () => [
          ...[date, 'Vårenkäten', school, schoolYear, row.stageYear ?? 8, name, row.group ?? 'Elev', row.sex ?? ''],
          ...[row.question ?? 'safe', row.wording ?? 1, row.scale ?? 'Instämmande', code],
        ]),
      ),
    )
  )
}

export interface Invited extends Pick<Answered, 'school' | 'class' | 'group' | 'stageYear'> {
  readonly invited: number
  readonly answered: number
}

/** The delivery beside it: how many were invited. */
export function invitations(date: string, told: readonly Invited[]): string {
  const schoolYear = formatSchoolYear(Number(date.slice(0, 4)) - 1)
  return (
    'Uttagsdatum;Enkät;Skolenhetskod;Läsår;Årskurs;Klass;Svarandegrupp;Inbjudna;Svarande\r\n' +
    lines(
      told.map(({ school, class: name, group, stageYear, invited, answered }) => [
        ...[date, 'Vårenkäten', school, schoolYear, stageYear ?? 8, name, group ?? 'Elev', invited, answered],
      ]),
    )
  )
}
