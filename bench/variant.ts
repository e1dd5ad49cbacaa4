// Corrected grade files: the same pupils a day later, some of them with other grades.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../demo/index.ts'

const [dateColumn, firstGrade] = [1, 8]
const other: Readonly<Record<string, string>> = { A: 'B', B: 'C', C: 'D', D: 'E', E: 'D' }

/** The content of a corrected SCB file; `number` counts corrections, each a day later than the one before. */
export function corrected(content: string, number: number): string {
  return content
    .split('\r\n')
    .map((line, row) => (line === '' ? '' : correctedLine(line.split(';'), row, number)))
    .join('\r\n')
}

function correctedLine(fields: readonly string[], row: number, number: number): string {
  const date = new Date(`${fields[dateColumn] ?? ''}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + number)
  const dated = fields.with(dateColumn, date.toISOString().slice(0, 10))
  // which rows and columns change goes round with the number, so that no two corrections say the same
  const column = firstGrade + (number % 4)
  const grade = dated[column] ?? ''
  return (row % 7 === number % 7 ? dated.with(column, other[grade] ?? grade) : dated).join(';')
}

/** Writes a correction of the latest spring's files for year 9; answers a manifest that loads them alone. */
export function correctedSpring(files: string, manifest: Manifest, number = 1): Manifest {
  const load = manifest.loads.find(({ source }) => source === 'scb-grades-9')
  const latest = (load?.files ?? []).filter((file) => file.endsWith('-2025.txt'))
  const names = latest.map((file) => {
    const name = file.replace('.txt', `-${number}.txt`)
    writeFileSync(join(files, name), corrected(readFileSync(join(files, file), 'latin1'), number), 'latin1')
    return name
  })
  return { ...manifest, loads: [{ source: 'scb-grades-9', files: names }] }
}
