// Grants in a CSV file: Konto;Roll;Skolenhetskod;Klass;Ämnen;Gäller från;Gäller till;Skäl. Headings in any order.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { DateSchema, Fault, type NewGrant, nearest, roleNames, roles } from '../../contract/index.ts'
import { grantWords } from '../../picture/index.ts'

const headings = ['Konto', 'Roll', 'Skolenhetskod', 'Klass', 'Ämnen', 'Gäller från', 'Gäller till', 'Skäl'] as const
type Row = Readonly<Record<(typeof headings)[number], string>>
const required: readonly (typeof headings)[number][] = ['Konto', 'Roll', 'Gäller från', 'Skäl']

export interface FileGrant extends NewGrant {
  /** the user name as the file has it */
  readonly login: string
}

/** Faults unreadableFile, invalidGrant (with the line). */
export function readGrantFile(path: string): readonly FileGrant[] {
  const problems = grantWords.held.file
  let table: string[][]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
    const delimiter = text.split('\n', 1)[0]?.includes(';') === true ? ';' : '\t'
    table = parse(text, { delimiter, trim: true, skip_empty_lines: true })
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Fault('unreadableFile', { file: path, problem: absent ? problems.absent : problems.unreadable })
  }
  const [first = [], ...rows] = table
  for (const heading of first) {
    if (!headings.some((known) => known === heading))
      throw new Fault('invalidGrant', { problem: problems.heading(heading, nearest(heading, headings)) })
  }
  const missing = required.find((heading) => !first.includes(heading))
  if (missing !== undefined) throw new Fault('invalidGrant', { problem: problems.missing(missing) })
  return rows.map((cells, index) => grantIn(rowOf(first, cells), index + 2))
}

function rowOf(first: readonly string[], cells: readonly string[]): Row {
  const cell = (heading: string): string => cells[first.indexOf(heading)] ?? ''
  return {
    Konto: cell('Konto'),
    Roll: cell('Roll'),
    Skolenhetskod: cell('Skolenhetskod'),
    Klass: cell('Klass'),
    Ämnen: cell('Ämnen'),
    'Gäller från': cell('Gäller från'),
    'Gäller till': cell('Gäller till'),
    Skäl: cell('Skäl'),
  }
}

function grantIn(row: Row, line: number): FileGrant {
  const wrong = (column: string, value: string): Fault =>
    new Fault('invalidGrant', { problem: grantWords.held.file.cell(line, column, value) })
  const role = roles.find((known) => [known, roleNames[known]].some((name) => name.toLowerCase() === row.Roll.toLowerCase()))
  if (role === undefined) throw wrong('Roll', row.Roll)
  const date = (column: 'Gäller från' | 'Gäller till'): string => {
    const parsed = z.safeParse(DateSchema, row[column])
    if (!parsed.success) throw wrong(column, row[column])
    return parsed.data
  }
  for (const column of ['Konto', 'Skäl'] as const) if (row[column] === '') throw wrong(column, '')
  if (role === 'teacher' && row.Klass === '') throw wrong('Klass', '')
  return {
    login: row.Konto,
    role,
    school: role === 'principal' ? row.Skolenhetskod : null,
    class: role === 'teacher' ? `${row.Skolenhetskod}:${row.Klass}` : null,
    subjects: row.Ämnen === '' ? null : row.Ämnen.toUpperCase().split(/[\s,+]+/),
    validFrom: date('Gäller från'),
    validTo: row['Gäller till'] === '' ? null : date('Gäller till'),
    reason: row.Skäl,
  }
}
