// Deliveries of attendance as large as a real one, of the pupils in the town's own roster. Made up by a fixed draw.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from './random.ts'
import type { Town } from './town.ts'

const heading =
  'Uttagsdatum;Personnummer;Skolenhetskod;Datum;Starttid;Ämne;Grupp;Lektionsminuter;Rapporterad;Giltig frånvaro;Ogiltig frånvaro\r\n'
const starts = ['08:20', '09:30', '10:40', '12:30', '13:40', '14:45'] as const
const subjects = ['SV', 'MA', 'EN', 'NO', 'SO', 'IDH', 'BL', 'MU', 'SL', 'TK'] as const

interface Enrolled {
  readonly number: string
  readonly school: string
  readonly group: string
}

/** The pupils of the latest school year. */
export function enrolledIn({ files }: Town, year: number): readonly Enrolled[] {
  const text = readFileSync(join(files, `roster/elever-${year}-${(year + 1) % 100}.csv`), 'utf8')
  const [first = '', ...rows] = text.replace('\uFEFF', '').split('\r\n')
  const headings = first.split(';')
  const at = (name: string): number => headings.indexOf(name)
  const [number, school, group, to] = [at('Personnummer'), at('Skolenhetskod'), at('Klass'), at('Inskriven till')]
  return rows.flatMap((row) => {
    const cells = row.split(';')
    const ends = cells[to] ?? ''
    if (cells.length < headings.length || !(ends === '' || ends.endsWith('-06-30'))) return []
    return [{ number: cells[number] ?? '', school: cells[school] ?? '', group: cells[group] ?? '' }]
  })
}

/** Days of school from a day (ISO) on, without weekends. */
export function schoolDays(first: string, count: number): readonly string[] {
  const days: string[] = []
  for (let time = Date.parse(first); days.length < count; time += 86_400_000) {
    const day = new Date(time)
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10))
  }
  return days
}

/** Writes one delivery, at most `most` rows of it; answers its path and rows. */
export function writeLessons(
  town: Town,
  name: string,
  { pupils, days, most }: { readonly pupils: readonly Enrolled[]; readonly days: readonly string[]; readonly most: number },
): { readonly path: string; readonly rows: number } {
  const path = join(town.folder, name)
  const file = openSync(path, 'w')
  const draw = seededRandom(days.length)
  const extracted = days.at(-1) ?? ''
  let rows = 0
  writeSync(file, `\uFEFF${heading}`)
  for (const [on, day] of days.entries()) {
    let text = ''
    for (const [nth, { number, school, group }] of pupils.entries()) {
      const away = draw() < 0.06
      for (const [lesson, start] of starts.entries()) {
        if (rows === most) break
        const subject = subjects[(nth + on + lesson) % subjects.length]
        const isReported = draw() < 0.97
        const [valid, invalid] = !isReported ? [0, 0] : away ? [60, 0] : draw() < 0.01 ? [0, 20] : [0, 0]
        text += `${extracted};${number};${school};${day};${start};${subject};${group};60;${isReported ? 'Ja' : 'Nej'};${valid};${invalid}\r\n`
        rows++
      }
    }
    writeSync(file, text)
  }
  closeSync(file)
  return { path, rows }
}
