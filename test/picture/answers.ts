// Small answers made by hand for the pictures' tests: every cell's state is chosen by the test.
import type { Answer, Cell, Comparison, MeasureHead, View } from '../../src/contract/index.ts'
import type { Grid } from '../../src/picture/index.ts'
import { gridsOf } from '../../src/picture/index.ts'

export const merit: MeasureHead = {
  name: 'meritValue',
  label: 'Meritvärde',
  kind: 'mean',
  unit: 'points',
  range: [0, 340],
  direction: 'higher',
  rule: '1',
}
export const share: MeasureHead = { ...merit, name: 'share', label: 'Andel', kind: 'share', unit: 'share', range: [0, 1] }
export const points: MeasureHead = { ...merit, name: 'points', label: 'Betygspoäng', range: [0, 20] }
export const pupils: MeasureHead = {
  ...merit,
  name: 'pupils',
  label: 'Elever',
  kind: 'count',
  unit: 'pupils',
  range: null,
  direction: 'neither',
}

const reasons = {
  few: { code: 'few', text: 'Färre än tio elever.', wider: null },
} as const

/** `[value, half]` is shown with an interval of ± half; the words are states without a value. */
export type Told = readonly [value: number, half: number | null] | 'hidden' | 'missing' | 'notApplicable' | 'rough'

export function cell(head: MeasureHead, keys: Readonly<Record<string, string>>, told: Told, against: string | null = null): Cell {
  const base: Cell = {
    keys: { ...keys },
    grouping: Object.keys(keys),
    measure: head.name,
    against,
    origin: 'own',
    value: null,
    n: null,
    low: null,
    high: null,
    interval: null,
    state: 'missing',
    mark: null,
    reason: null,
    sources: [0],
    checks: [],
  }
  if (told === 'hidden') return { ...base, state: 'hidden', mark: '..', reason: { ...reasons.few } }
  if (told === 'rough') return { ...base, state: 'approximate', mark: '~100' }
  if (told === 'missing' || told === 'notApplicable') return { ...base, state: told, mark: told === 'missing' ? '.' : '-' }
  const [value, half] = told
  const interval = half === null ? null : head.unit === 'share' ? 'wilson' : 't'
  return {
    ...base,
    state: 'shown',
    value,
    n: 40,
    low: half === null ? null : value - half,
    high: half === null ? null : value + half,
    interval,
  }
}

export function answer(head: MeasureHead, cells: readonly Cell[], labels: Answer['labels'] = {}): Answer {
  return {
    measures: [head],
    labels,
    cells: [...cells],
    generation: 1,
    catalogue: '1',
    asOf: '2026-11-23T05:10:00Z',
    regime: 'across',
    sources: [],
  }
}

/** Rows of girls, boys and both, and the municipality as `whole` (girls, boys, both). */
export interface Table {
  readonly rows: Readonly<Record<string, readonly [girls: Told, boys: Told, all: Told]>>
  readonly whole: readonly [girls: Told, boys: Told, all: Told] | null
}

/** A view of a question on one measure, laid out as said; every comparison is drawn. */
export function viewOf(
  measure: string,
  layout: Partial<Omit<View, 'query'>> & { readonly compare?: Comparison[]; readonly where?: View['query']['where'] } = {},
): View {
  const { compare = [], where = [], ...rest } = layout
  const laid = { rows: null, series: null, panels: null, ...rest }
  const by = [laid.rows, laid.series, laid.panels].filter((dimension) => dimension !== null)
  const query = { measures: [measure], by, where, compare }
  return { query, form: null, against: compare.map(({ id }) => id), intervals: true, order: 'own', marked: [], ...laid }
}

/** The municipality, over all and by series, as a comparison of rows of schools. */
export const municipality: Comparison[] = [
  { id: 'municipality', widen: ['school', 'class', 'sex', 'schoolYear'] },
  { id: 'municipalityBySeries', widen: ['school', 'class', 'schoolYear'] },
]

/** The only panel's grid. */
export function gridOf(view: View, told: Answer, place?: string): Grid {
  const [panel] = gridsOf(view, told, place)
  if (panel === undefined) throw new Error('the answer carries its own measure')
  return panel.grid
}

/** A grid of rows × sexes; `rows` names the dimension of the rows. */
export function gridOfSexes(head: MeasureHead, table: Table, rows = 'school', place = 'Kommunen'): Grid {
  const cells = Object.entries(table.rows).flatMap(([name, [girls, boys, all]]) => [
    cell(head, { [rows]: name, sex: 'female' }, girls),
    cell(head, { [rows]: name, sex: 'male' }, boys),
    cell(head, { [rows]: name }, all),
  ])
  const [girls, boys, all] = table.whole ?? []
  const whole =
    girls === undefined || boys === undefined || all === undefined
      ? []
      : [
          cell(head, { sex: 'female' }, girls, 'municipalityBySeries'),
          cell(head, { sex: 'male' }, boys, 'municipalityBySeries'),
          cell(head, {}, all, 'municipality'),
        ]
  const view = viewOf(head.name, { rows, series: 'sex', compare: municipality })
  return gridOf(view, answer(head, [...cells, ...whole]), place)
}
