// The towns that are attacked: the demo generator's files through the real loading path, and corrections of them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foundTown, inhabit, loadInto, type Town, withPattern } from '../town.ts'

/** Pupils a school year, about. */
export type TownSize = 600 | 6000

const years: Readonly<Record<TownSize, { readonly from: number; readonly to: number }>> = {
  // those who are in year 9 in the last year were in year 6 in the first
  600: { from: 2021, to: 2024 },
  6000: { from: 2022, to: 2024 },
}
const upper = new Set(['6', '7', '8', '9'])
const oneIn = 4
/** One in so many pupils comes to the municipality in the last year, and as many leave after the first. */
const moves = 7
const [numberInRoster, stageInRoster, numberInScb, dateInScb, mathsInScb] = [0, 5, 3, 1, 12]

/**
 * 6,000: the demo municipality as it is. 600: a fourth of its pupils in years 6–9, so that schools, sexes and classes lie on both
 * sides of ten; and so many of them come and go that those who did lie there too.
 */
export function settleAttacked(size: TownSize, say: (line: string) => void): Promise<Town> {
  const town = foundTown({ scale: 1, ...years[size] })
  return inhabit(size === 6000 ? town : thinned(town), say)
}

function thinned(town: Town): Town {
  const loads = town.manifest.loads.map(({ source, files }) => ({
    source,
    files: files.filter((file) => thinFile(join(town.files, file))),
  }))
  return { ...town, manifest: { ...town.manifest, loads } }
}

/** Answers whether any row is left. */
function thinFile(path: string): boolean {
  const roster = path.includes('/elever-')
  const scb = path.includes('/scb6/') || path.includes('/scb9/')
  if (!roster && !scb) return true
  // elever-2024.csv is of the autumn, 00010001-2025.txt of the spring
  const named = Number(/-(\d{4})\.(?:csv|txt)$/.exec(path)?.[1])
  const year = roster ? named : named - 1
  const lines = readFileSync(path, 'latin1').split('\r\n')
  const [heading = '', ...rows] = roster ? lines : ['', ...lines]
  const kept = rows.filter((line) => {
    const fields = line.split(';')
    const number = fields[roster ? numberInRoster : numberInScb] ?? ''
    return line !== '' && isKept(number) && isThere(number, year) && (!roster || upper.has(fields[stageInRoster] ?? ''))
  })
  if (kept.length === 0) {
    rmSync(path)
    return false
  }
  writeFileSync(path, [...(roster ? [heading] : []), ...kept, ''].join('\r\n'), 'latin1')
  return true
}

const mixed = (number: string): number => [...number].reduce((sum, digit) => (sum * 7 + Number(digit)) % 9973, 1)
const isKept = (number: string): boolean => mixed(number) % oneIn === 0

function isThere(number: string, year: number): boolean {
  const { from, to } = years[600]
  const lot = Math.floor(mixed(number) / oneIn) % moves
  return lot === 0 ? year === to : lot !== 1 || year === from
}

/** How many pupils each correction touches, in loads one after the other. */
export const corrections = [1, 5, 9, 12] as const

/**
 * Loads a corrected file of year 9 in which so many pupils of one school lose their grade in mathematics. Each correction is of
 * another school, the largest first. Answers what was corrected.
 */
export async function correct(town: Town, index: number): Promise<{ readonly school: string; readonly pupils: number }> {
  const pupils = corrections[index] ?? 0
  const files = (town.manifest.loads.find(({ source }) => source === 'scb-grades-9')?.files ?? [])
    .filter((file) => file.endsWith('-2025.txt'))
    .map((file) => ({ file, lines: readFileSync(join(town.files, file), 'latin1').split('\r\n') }))
    .sort((a, b) => b.lines.length - a.lines.length)
  const chosen = files[index]
  if (chosen === undefined) throw new Error(`the town has fewer than ${index + 1} schools with year 9`)
  const name = chosen.file.replace('.txt', '-corrected.txt')
  writeFileSync(join(town.files, name), corrected(chosen.lines, pupils).join('\r\n'), 'latin1')
  const manifest = { ...town.manifest, loads: [{ source: 'scb-grades-9' as const, files: [name] }] }
  await loadInto({ ...town, manifest }, 'scb-grades-9', { builder: withPattern })
  return { school: chosen.file.slice('scb9/'.length).split('-', 1)[0] ?? '', pupils }
}

function corrected(lines: readonly string[], pupils: number): readonly string[] {
  let left = pupils
  const changed = lines.map((line) => {
    if (line === '') return line
    const fields = line.split(';')
    const dated = fields.with(dateInScb, nextDay(fields[dateInScb] ?? ''))
    const passed = /^[A-E]$/.test(fields[mathsInScb] ?? '')
    if (left === 0 || !passed) return dated.join(';')
    left--
    return dated.with(mathsInScb, 'F').join(';')
  })
  if (left > 0) throw new Error(`the school has only ${pupils - left} pupils to correct`)
  return changed
}

function nextDay(date: string): string {
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
