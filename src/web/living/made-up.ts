// Made-up answers for the living page and the golden pictures: seeded by names, so that the same one always comes out the same.
import type { Answer, Cell, Comparison, MeasureHead, View } from '../../contract/index.ts'
import { living, madeUpSchools } from '../../picture/index.ts'

export const heads = {
  merit: head('merit', living.measures.merit, 'mean', 'points', [0, 340]),
  points: head('points', living.measures.points, 'mean', 'points', [0, 20]),
  share: head('share', living.measures.share, 'share', 'share', [0, 1]),
  pupils: head('pupils', living.measures.pupils, 'count', 'pupils', null),
} as const

function head(
  name: string,
  label: string,
  kind: MeasureHead['kind'],
  unit: MeasureHead['unit'],
  range: MeasureHead['range'],
): MeasureHead {
  return { name, label, kind, unit, range, direction: 'higher', rule: '1' }
}

/** Members by dimension, in their own order. */
export const members = {
  school: madeUpSchools.map((label, index) => [`s${index + 1}`, label] as const),
  class: Array.from(
    { length: 26 },
    (_, index) => [`c${index + 1}`, `${7 + (index % 3)}${'ABCDEFGHI'[Math.floor(index / 3)]}`] as const,
  ),
  schoolYear: Array.from(
    { length: 10 },
    (_, index) => [`${2015 + index}/${16 + index}`, `${2015 + index}/${16 + index}`] as const,
  ),
  sex: [
    ['female', ''],
    ['male', ''],
  ] as const,
  stageYear: living.stageYears.map((label, index) => [String(index + 4), label] as const),
  subject: living.subjects.map((label, index) => [`a${index + 1}`, label] as const),
}
export type Dimension = keyof typeof members

/** What a picture is made of: a measure, its layout, and what befalls some of its cells. */
export interface Made {
  readonly head: MeasureHead
  readonly rows: Dimension
  readonly series: Dimension | null
  readonly panels?: Dimension
  /** how many of the rows and of the series there are; all unless said */
  readonly rowCount?: number
  readonly seriesCount?: number
  readonly panelCount?: number
  /** pupils of a row, about; 40 to 120 unless said */
  readonly size?: number
  readonly compare?: readonly Comparison[]
  readonly marked?: readonly string[]
  readonly intervals?: boolean
  /** stage years are two times of the same pupils */
  readonly followed?: boolean
  /** state of the cell in a row and of a series (null: their total); shown where it says nothing */
  readonly befalls?: (row: number, series: number | null) => Cell['state'] | null
}

export const comparisons = {
  lastYear: { id: 'lastYear', shift: { schoolYear: -1 } },
  threeYears: { id: 'threeYears', pool: { schoolYear: 3 } },
  municipality: { id: 'municipality', widen: ['school', 'class'] },
  country: { id: 'country', area: '0000' },
} as const satisfies Record<string, Comparison>

/** The view and the answer that a picture is drawn from. */
export function made(what: Made): { readonly view: View; readonly answer: Answer } {
  const { rows, series, panels = null } = what
  const compare = [...(what.compare ?? [])].map((each) => ('widen' in each ? { ...each, widen: [...each.widen] } : each))
  const view: View = {
    query: {
      measures: [what.head.name],
      by: [rows, series, panels].filter((dimension) => dimension !== null),
      where: [{ dimension: 'schoolYear', in: ['2024/25'] }],
      compare,
      ...(what.followed === true ? { cohort: { anchor: { stageYear: 4 } } } : {}),
    },
    rows,
    series,
    panels,
    form: null,
    against: compare.map(({ id }) => id),
    intervals: what.intervals ?? true,
    order: 'own',
    marked: [...(what.marked ?? [])],
  }
  const answer: Answer = {
    measures: [what.head],
    labels: Object.fromEntries(Object.entries(members).map(([name, all]) => [name, Object.fromEntries(all)])),
    cells: cellsOf(what),
    generation: 1,
    catalogue: '1',
    asOf: '2026-11-23T05:10:00Z',
    regime: 'across',
    sources: [],
  }
  return { view, answer }
}

function cellsOf(what: Made): Cell[] {
  const { rows, series, panels } = what
  const rowIds = members[rows].slice(0, what.rowCount ?? members[rows].length).map(([id]) => id)
  const seriesIds = series === null ? [] : members[series].slice(0, what.seriesCount ?? members[series].length).map(([id]) => id)
  const panelIds = panels === undefined ? [null] : members[panels].slice(0, what.panelCount).map(([id]) => id)
  const each = (against: string | null, kept: readonly (string | null)[], split = seriesIds): Cell[] =>
    panelIds.flatMap((panel) =>
      kept.flatMap((row, at) =>
        [null, ...split].map((member, nth) => {
          const keys = Object.fromEntries(
            [
              [rows, row],
              [series, member],
              [panels, panel],
            ].filter(([dimension, id]) => dimension != null && id !== null),
          ) as Cell['keys']
          return cellOf(
            what,
            keys,
            against,
            row === null || against !== null ? null : { row: at, series: nth === 0 ? null : nth - 1 },
          )
        }),
      ),
    )
  const own = each(null, rowIds.length === 0 ? [] : [...rowIds, null])
  const compared = (what.compare ?? []).flatMap((comparison) => {
    if (rowIds.length === 0) return []
    const wide = 'widen' in comparison && comparison.widen.includes(rows)
    return each(comparison.id, wide ? [null] : rowIds, 'area' in comparison ? [] : seriesIds)
  })
  return [...own, ...compared]
}

/** A number in 0–1 from a text: the same text, the same number (FNV-1a, mixed). */
function chance(text: string): number {
  let hash = 2166136261
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296
}

const reason = { code: 'few', text: living.reason, wider: { measures: ['merit'] } } as const

function cellOf(what: Made, keys: Cell['keys'], against: string | null, at: { row: number; series: number | null } | null): Cell {
  const base: Cell = {
    keys,
    grouping: Object.keys(keys),
    measure: what.head.name,
    against,
    origin: 'own',
    value: null,
    n: null,
    low: null,
    high: null,
    interval: null,
    state: 'missing',
    mark: '.',
    reason: null,
    sources: [],
    checks: [],
  }
  const state = (at === null ? null : what.befalls?.(at.row, at.series)) ?? 'shown'
  if (state === 'hidden') return { ...base, state, mark: '..', reason: { ...reason, wider: { measures: [what.head.name] } } }
  if (state === 'approximate') return { ...base, state, mark: '~100' }
  if (state === 'missing' || state === 'notApplicable') return { ...base, state, mark: state === 'missing' ? '.' : '–' }
  return { ...base, state, mark: null, ...figure(what, keys, against) }
}

function figure(
  { head, rows, series, size }: Made,
  keys: Cell['keys'],
  against: string | null,
): Pick<Cell, 'value' | 'n' | 'low' | 'high' | 'interval'> {
  const [row = '', member = ''] = [keys[rows], series === null ? '' : keys[series]]
  const whole = row === ''
  const n = Math.round(
    (whole ? 640 : size === undefined ? 40 + chance(`n ${row}`) * 80 : size * (0.6 + chance(`n ${row}`) * 0.8)) *
      (member === '' ? 1 : 0.5),
  )
  const sway =
    (chance(`${head.name} ${row}`) - 0.5) * 0.16 + (chance(`${head.name} ${row} ${member} ${against ?? ''}`) - 0.5) * 0.06
  const lead = member === 'female' ? 0.03 : member === 'male' ? -0.03 : member === '' ? 0 : (chance(member) - 0.5) * 0.3
  const level = 0.68 + (whole ? 0 : sway) + lead + (rows === 'schoolYear' ? (Number(row.slice(0, 4)) - 2020) * 0.006 : 0)
  if (head.unit === 'pupils') {
    const pupils = Math.round(n * (0.8 + chance(`${row} ${member} ${against ?? ''}`) * 0.4))
    return { value: pupils, n: pupils, low: null, high: null, interval: null }
  }
  const top = head.range?.[1] ?? 1
  if (head.unit === 'share') {
    const hits = Math.round(Math.min(0.97, level + 0.12) * n)
    return { value: hits / n, n, ...spread(hits / n, 0.98 * Math.sqrt(0.16 / n) * 2, 1), interval: 'wilson' }
  }
  return { value: top * level, n, ...spread(top * level, (top * 0.36) / Math.sqrt(n), top), interval: 't' }
}

const spread = (value: number, half: number, top: number): { low: number; high: number } => ({
  low: Math.max(0, value - half),
  high: Math.min(top, value + half),
})
