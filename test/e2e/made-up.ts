// Made-up answers for the screens' tests: seeded by the names asked for, so that the same question always gives the same figures.
// Holds every state a cell can have: one school is too small, one year is missing, one share is told only roughly.
import assert from 'node:assert/strict'
import type { Answer, Catalogue, Cell, Person, Query, Reason } from '../../src/contract/index.ts'

export const schools = [
  ['11000001', 'Almskolan 7–9'],
  ['11000002', 'Björkskolan F–9'],
  ['11000003', 'Ekskolan 7–9'],
  ['11000004', 'Lillskolan F–9'],
  ['11000005', 'Sjöstadens internationella grundskola F–9'],
  ['11000006', 'Västerskolan 7–9'],
  ['11000007', 'Åsskolan 7–9'],
  ['11000008', 'Östra skolan F–9'],
] as const
const tiny = '11000004'
const years = Array.from({ length: 10 }, (_, index) => `${2015 + index}/${String(16 + index).padStart(2, '0')}`)
const missingYear = '2019/20'

const toldPeople: readonly Omit<Person, 'groups' | 'roles'>[] = [
  { id: 'head', name: 'Maja Lindgren', role: 'head', scope: [], about: 'Förvaltningschef i Demokommun' },
  { id: 'principal', name: 'Erik Sandberg', role: 'principal', scope: ['11000007'], about: 'Rektor på Åsskolan 7–9' },
  { id: 'principal-small', name: 'Sara Öberg', role: 'principal', scope: [tiny], about: 'Rektor på Lillskolan F–9' },
  { id: 'coordinator', name: 'Nils Åkesson', role: 'coordinator', scope: [], about: 'Samordnare i Demokommun' },
]
export const people: readonly Person[] = toldPeople.map((person) => {
  const { role, scope, about } = person
  return { ...person, groups: [], roles: [{ role, scope, groups: [], about }] }
})
/** By whose id a visit is signed in (`Look.person`). */
export const idOf = (name: string): string => people.find((one) => one.name === name)?.id ?? assert.fail(`nobody is ${name}`)

const dimensionMembers: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  municipality: [['9999', 'Demokommun']],
  school: schools,
  class: ['9A', '9B', '9C'].map((name) => [`11000007:${name}`, name] as const),
  schoolYear: years.map((year) => [year, year] as const),
  stageYear: [
    ['6', '6'],
    ['9', '9'],
  ],
  sex: [
    ['female', 'Flicka'],
    ['male', 'Pojke'],
    ['unknown', 'Okänt'],
  ],
  migrationBackground: [
    ['swedish', 'Svensk bakgrund'],
    ['foreign', 'Utländsk bakgrund'],
    ['newlyArrived', 'Nyinvandrad'],
    ['unknown', 'Okänd bakgrund'],
  ],
  subject: [
    ['BI', 'Biologi'],
    ['EN', 'Engelska'],
    ['MA', 'Matematik'],
    ['SV', 'Svenska'],
  ],
}

const shared: Pick<Catalogue['measures'][number], 'rule' | 'direction' | 'cube' | 'defaults'> = {
  rule: '2024-07',
  direction: 'higher',
  cube: 'grades',
  defaults: { stageYear: ['9'], term: ['VT'] },
}
const results = ['municipality', 'school', 'class', 'schoolYear', 'stageYear', 'sex', 'migrationBackground']
const told = {
  population: 'Elever i årskurs 9 med slutbetyg, på den skola de gick den 15 maj.',
  source: 'Skolverkets definition av meritvärde och behörighet.',
  purpose: 'Att följa upp utbildningen.',
  legalGround: 'Artikel 6.1 e i dataskyddsförordningen.',
}
const measures: Catalogue['measures'] = [
  {
    ...shared,
    ...told,
    name: 'meritValue',
    label: 'Meritvärde åk 9',
    short: 'Meritvärde',
    kind: 'mean',
    unit: 'points',
    range: [0, 340],
    dimensions: results,
    definition:
      'Summan av elevens 16 bästa betyg, och ett godkänt språkval som ett sjuttonde. Medelvärde över elever med minst ett godkänt betyg.',
  },
  {
    ...shared,
    ...told,
    name: 'eligibleVocational',
    label: 'Behöriga till yrkesprogram',
    short: 'Behöriga till yrkesprogram',
    kind: 'share',
    unit: 'share',
    range: [0, 1],
    dimensions: results,
    definition: 'Andel elever med godkänt i svenska, engelska, matematik och minst fem ämnen till.',
  },
  {
    ...shared,
    ...told,
    name: 'gradePoints',
    label: 'Betygspoäng i ett ämne, åk 9',
    short: 'Betygspoäng',
    kind: 'mean',
    unit: 'points',
    range: [0, 20],
    dimensions: [...results, 'subject'],
    definition: 'Medelvärde av betygspoängen i ämnet, där A är 20 och F är 0.',
  },
]

export const catalogue: Catalogue = {
  version: '2026-11',
  generation: 41,
  measures,
  dimensions: Object.entries(dimensionMembers).map(([name, members]) => ({
    name,
    label: name,
    members: members.map(([id, label]) => ({ id, label, parent: name === 'class' ? '11000007' : null })),
  })),
}

/** A number in 0–1 from a text: the same text, the same number (FNV-1a). */
function chance(text: string): number {
  let hash = 2166136261
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 16777619)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296
}

/** Answers a question over the made-up municipality. Filters of school and school year are heeded; comparisons by `widen`. */
export function madeUp(query: Query): Answer {
  const asked = query.measures.flatMap((wanted) => measures.find(({ name }) => name === wanted) ?? [])
  if (asked.length === 0) throw new Error('the made-up catalogue has no such measures')
  const by = query.by ?? []
  const own = [by, ...(query.totals ?? [])].flatMap((grouping) =>
    asked.flatMap((measure) => cellsOf(query, measure, grouping, null, [])),
  )
  const compared = (query.compare ?? []).flatMap((comparison) => {
    if (!('widen' in comparison)) return []
    const dropped = comparison.widen.includes('school') ? [...comparison.widen, 'class'] : comparison.widen
    const kept = by.filter((name) => !dropped.includes(name))
    return asked.flatMap((measure) => cellsOf(query, measure, kept, comparison.id, dropped))
  })
  const heads = asked.map(headOf)
  const labels = Object.fromEntries(
    Object.entries(dimensionMembers).map(([name, members]) => [name, Object.fromEntries(members)]),
  )
  return {
    measures: heads,
    labels,
    cells: [...own, ...compared],
    generation: 41,
    catalogue: '2026-11',
    asOf: '2026-11-23T05:10:00.000Z',
    regime: 'across',
    sources: schools.map(([code], index) => ({
      source: index === 7 ? 'roster' : 'scb-grades-9',
      load: index + 1,
      file: index === 7 ? 'elevregister-2024-25.csv' : `slutbetyg-${code}-vt2025.txt`,
      loadedAt: '2026-11-23T05:04:00.000Z',
      extracted: '2025-06-12',
      waiting: false,
      checks: ['columns', 'volume', 'duplicates'],
    })),
  }
}

function headOf(measure: Measure): Answer['measures'][number] {
  const {
    cube: _c,
    dimensions: _d,
    defaults: _f,
    short: _s,
    definition: _e,
    population: _p,
    source: _o,
    purpose: _u,
    legalGround: _g,
    ...head
  } = measure
  return head
}

type Measure = Catalogue['measures'][number]

function cellsOf(
  query: Query,
  measure: Measure,
  grouping: readonly string[],
  against: string | null,
  dropped: readonly string[],
): Cell[] {
  const allowed = (dimension: string): readonly string[] => {
    const filter = dropped.includes(dimension) ? undefined : query.where?.find((each) => each.dimension === dimension)
    const all = (dimensionMembers[dimension] ?? []).map(([id]) => id)
    return filter?.in ?? (filter?.last === undefined ? all : all.slice(-filter.last))
  }
  const fixed = dropped.includes('school') ? '' : (query.where?.find(({ dimension }) => dimension === 'school')?.in?.[0] ?? '')
  const year = query.where?.find(({ dimension }) => dimension === 'schoolYear')?.in?.[0] ?? years[9] ?? ''
  return product(grouping.map(allowed)).map((members) => {
    const keys = Object.fromEntries(grouping.map((dimension, index) => [dimension, members[index] ?? '']))
    const cell = cellOf(measure, keys, { school: keys.school ?? fixed, year: keys.schoolYear ?? year }, grouping, against)
    return cell.state === 'hidden' && against === null ? { ...cell, reason: { ...reason, wider: widerOf(query, cell) } } : cell
  })
}

/** The hidden cell's question without what makes it small: the school, the class, the sex or the background. */
function widerOf(query: Query, { keys, grouping, measure }: Cell): Query {
  const told = new Map(
    (query.where ?? []).flatMap((filter) => (filter.in?.length === 1 ? [[filter.dimension, filter.in] as const] : [])),
  )
  for (const [dimension, id] of Object.entries(keys)) told.set(dimension, [id])
  const dropped = (told.get('school') ?? []).includes(tiny)
    ? 'school'
    : (['class', 'migrationBackground'].find((dimension) => keys[dimension] !== undefined) ?? 'sex')
  told.delete(dropped)
  if (dropped === 'class') told.set('school', [keys.class?.split(':')[0] ?? ''])
  return {
    measures: [measure],
    by: grouping.filter((dimension) => told.has(dimension)),
    where: [...told].map(([dimension, ids]) => ({ dimension, in: [...ids] })),
  }
}

const product = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((member) => [...row, member])), [[]])

interface Spot {
  readonly school: string
  readonly year: string
}

function cellOf(measure: Measure, keys: Cell['keys'], spot: Spot, grouping: readonly string[], against: string | null): Cell {
  const blank = { value: null, n: null, low: null, high: null, interval: null } as const
  const base: Omit<Cell, 'value' | 'n' | 'low' | 'high' | 'interval' | 'state'> = {
    keys,
    grouping: [...grouping],
    measure: measure.name,
    against,
    origin: 'own',
    sources: schools.map((_, index) => index),
    checks: ['columns', 'volume', 'duplicates'],
    mark: null,
    reason: null,
  }
  if (keys.sex === 'unknown' || spot.year === missingYear) return { ...base, ...blank, state: 'missing', mark: '.' }
  const small = spot.school === tiny || keys.class?.endsWith('9C') === true || keys.migrationBackground === 'unknown'
  const sibling = spot.school === '11000006' && keys.sex === 'male'
  if (small || sibling) return { ...base, ...blank, state: 'hidden', mark: '..', reason }
  if (measure.unit === 'share' && spot.school === '11000003' && keys.sex === 'female')
    return { ...base, ...blank, state: 'approximate', mark: '~100' }
  return { ...base, state: 'shown', ...figure(measure, keys, spot) }
}

const reason: Reason = {
  code: 'few',
  text: 'Färre än tio elever i gruppen eller i den grupp som den jämförs med.',
  wider: null,
}

function figure(
  measure: Measure,
  keys: Cell['keys'],
  { school, year }: Spot,
): Pick<Cell, 'value' | 'n' | 'low' | 'high' | 'interval'> {
  const seed = `${measure.name} ${school} ${keys.class ?? ''} ${keys.subject ?? ''}`
  const lead = keys.sex === 'female' ? 0.022 : keys.sex === 'male' ? -0.022 : 0
  const turned = school === '11000007' ? -1 : 1
  const drift = (chance(`${seed} ${year}`) - 0.5) * 0.03 + (Number(year.slice(0, 4)) - 2020) * 0.003
  const top = measure.range?.[1] ?? 100
  const level = measure.unit === 'share' ? 0.83 : 0.655
  const value = top * Math.min(0.98, level + lead * turned + drift + (school === '' ? 0 : (chance(seed) - 0.5) * 0.12))
  const whole = school === '' ? 620 : keys.class === undefined ? 60 + Math.round(chance(school) * 60) : 24
  const n = Math.round(keys.sex === undefined ? whole : whole * (keys.sex === 'female' ? 0.48 : 0.52))
  const half = (top * 0.36) / Math.sqrt(n)
  const low = Math.max(0, value - half)
  return { value, n, low, high: Math.min(top, value + half), interval: measure.unit === 'share' ? 'wilson' : 't' }
}
