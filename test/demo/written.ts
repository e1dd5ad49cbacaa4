// Reads a written demo folder back without the generator's own code: what stands in the files is what counts.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type DemoOptions, generate, type Truth } from '../../demo/index.ts'

const decade: DemoOptions = { seed: 1, scale: 1, from: 2015, to: 2024 }
export const short: DemoOptions = { seed: 1, scale: 1, from: 2021, to: 2024 }

/** A folder with the files of a demo municipality, removed when the tests are over. */
export function written(options: DemoOptions = decade): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'))
  after(() => rmSync(folder, { recursive: true }))
  generate(folder, options)
  return folder
}

export type CsvRow = Readonly<Record<string, string>>

/** The rows of a roster file by heading. */
export function csv(folder: string, file: string): readonly CsvRow[] {
  const [heading = '', ...lines] = readFileSync(join(folder, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const columns = heading.split(';')
  return lines.map((line) => {
    const fields = line.split(';')
    if (fields.length !== columns.length) throw new Error(`${file}: ${fields.length} fields: ${line}`)
    return Object.fromEntries(columns.map((column, position) => [column, fields[position] ?? '']))
  })
}

export const pupilsOf = (folder: string, year: number): readonly CsvRow[] =>
  csv(folder, `roster/elever-${year}-${String((year + 1) % 100).padStart(2, '0')}.csv`)

const identity = ['System', 'Datum', 'Version', 'PersonNr', 'Skolenhetskod', 'Klass', 'Fornamn', 'Efternamn']
const until = ['BL', 'EN', 'HKK', 'IDH', 'MA', 'M1 språk', 'M1', 'M2 språk', 'M2', 'ML språk', 'ML', 'MU']
const last = ['SL', 'SV', 'SVA', 'TN', 'TK', 'OVR']
/** The columns SCB describes for the collection of 2025. */
export const scbColumns = {
  9: [...identity, ...until, 'BI', 'FY', 'KE', 'GE', 'HI', 'RE', 'SH', ...last],
  6: [...identity, ...until, 'NO', 'BI', 'FY', 'KE', 'SO', 'GE', 'HI', 'RE', 'SH', ...last],
} as const

/** Every row of the grade files of a stage, with the spring's calendar year. */
export function scb(folder: string, stage: 6 | 9): readonly (CsvRow & { readonly spring: string })[] {
  return readdirSync(join(folder, `scb${stage}`))
    .sort()
    .flatMap((file) => {
      const text = new TextDecoder('windows-1252', { fatal: true }).decode(readFileSync(join(folder, `scb${stage}`, file)))
      return text
        .trimEnd()
        .split('\r\n')
        .map((line) => {
          const fields = line.split(';')
          const row = Object.fromEntries(scbColumns[stage].map((column, position) => [column, fields[position] ?? '']))
          return { ...row, spring: file.slice(9, 13) }
        })
    })
}

export const truthOf = (folder: string): Truth => JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth

const points: Readonly<Record<string, number>> = { A: 20, B: 17.5, C: 15, D: 12.5, E: 10, F: 0 }
export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
/** Mean grade points over A–F in a subject. */
export const meanPoints = (rows: readonly CsvRow[], subject: string): number =>
  mean(rows.map((row) => points[row[subject] ?? '']).filter((one) => one !== undefined))

/** The grades of a row as subject and code, language columns left out. */
export const gradesOf = (row: CsvRow, stage: 6 | 9): readonly { readonly subject: string; readonly grade: string }[] =>
  scbColumns[stage]
    .slice(identity.length)
    .filter((column) => !column.includes(' '))
    .map((subject) => ({ subject, grade: row[subject] ?? '' }))
