// Every drawn form in every state it can be in: what the living page shows and the golden pictures hold.
import type { View } from '../../contract/index.ts'
import type { DrawnForm, Grid, Panel } from '../../picture/index.ts'
import { gridsOf } from '../../picture/index.ts'
import type { Made } from './made-up.ts'
import { comparisons, heads, made } from './made-up.ts'

export const drawnForms = [
  'dumbbell',
  'dots',
  'bars',
  'stacked',
  'lines',
  'distribution',
  'heat',
  'funnel',
] as const satisfies readonly DrawnForm[]

/** `usual` · `withheld`: hidden, missing, told roughly · `uncertain` · `lifted` rows · `against` several comparisons · `plain`: neither bands nor comparisons · `six` series · `followed`: the same pupils then and now · `empty` */
export const states = ['usual', 'withheld', 'uncertain', 'lifted', 'against', 'plain', 'six', 'followed', 'empty'] as const
export type PictureState = (typeof states)[number]

const { lastYear, threeYears, municipality, country } = comparisons

/** What each form is shown with. */
const usual: Readonly<Record<DrawnForm, Made>> = {
  dumbbell: { head: heads.merit, rows: 'school', series: 'sex', rowCount: 6, compare: [municipality] },
  dots: { head: heads.merit, rows: 'school', series: null, rowCount: 6, compare: [municipality] },
  bars: { head: heads.pupils, rows: 'school', series: 'sex', rowCount: 5 },
  stacked: { head: heads.share, rows: 'school', series: null, rowCount: 6, compare: [municipality] },
  lines: { head: heads.merit, rows: 'schoolYear', series: 'sex', compare: [municipality] },
  distribution: { head: heads.merit, rows: 'class', series: null, compare: [municipality] },
  heat: { head: heads.points, rows: 'school', series: 'subject', rowCount: 6 },
  funnel: { head: heads.share, rows: 'school', series: null, compare: [municipality] },
}

// Row by row: all hidden, one series hidden, missing, told roughly where the measure is a share.
const withheld =
  (rough: boolean): NonNullable<Made['befalls']> =>
  (row, series) => {
    if (row === 1) return 'hidden'
    if (row === 2 && series === 1) return 'hidden'
    if (row === 3) return 'missing'
    return rough && row === 4 && (series === 0 || series === null) ? 'approximate' : null
  }

const marked: Readonly<Record<string, readonly string[]>> = { school: ['s2', 's5'], class: ['c4'], schoolYear: ['2019/20'] }

function inState(base: Made, state: PictureState): Made | null {
  if (state === 'usual') return base
  if (state === 'withheld') return { ...base, befalls: withheld(base.head.unit === 'share') }
  if (state === 'uncertain') {
    if (base.head.kind === 'count') return null
    return { ...base, size: 14, befalls: (row) => (row === 0 ? 'unreliable' : null) }
  }
  if (state === 'lifted') return { ...base, marked: marked[base.rows] ?? [] }
  if (state === 'against')
    return { ...base, compare: base.rows === 'schoolYear' ? [municipality, country] : [lastYear, threeYears, municipality] }
  if (state === 'plain') return { ...base, compare: [], intervals: false }
  if (state === 'six')
    return base.series === 'subject' || base.rows === 'class'
      ? null
      : { ...base, series: 'stageYear', rowCount: base.rows === 'schoolYear' ? 10 : 3 }
  if (state === 'followed') return { ...base, ...followed[base.rows], compare: [], followed: true }
  return { ...base, rowCount: 0 }
}

/** Below each other, and beside each other where something else makes the rows. */
const followed: Readonly<Record<string, Partial<Made>>> = {
  schoolYear: { rows: 'stageYear', rowCount: 2 },
  school: { rows: 'subject', series: 'stageYear', seriesCount: 2 },
}

/** A form's grid in a state; null where the form has no such state. */
export function gridIn(form: DrawnForm, state: PictureState): Grid | null {
  if ((form === 'funnel' || form === 'dumbbell') && state === 'six') return null
  if (state === 'followed' && form !== 'lines' && form !== 'dumbbell') return null
  const what = inState(usual[form], state)
  if (what === null) return null
  const { view, answer } = made(what)
  return gridsOf(view, answer)[0]?.grid ?? null
}

/** Two measures of classes by sex in two stage years, with hidden and missing cells: what a table of several panels shows. */
export function panelsOf(order: View['order'], lifted: readonly string[]): readonly Panel[] {
  const of = (head: Made['head']) =>
    made({
      head,
      rows: 'class',
      series: 'sex',
      panels: 'stageYear',
      rowCount: 8,
      panelCount: 2,
      marked: lifted,
      befalls: withheld(false),
    })
  const [merit, share] = [of(heads.merit), of(heads.share)]
  const view = { ...merit.view, order, query: { ...merit.view.query, measures: [heads.merit.name, heads.share.name] } }
  const answer = { ...merit.answer, measures: [heads.merit, heads.share], cells: [...merit.answer.cells, ...share.answer.cells] }
  return gridsOf(view, answer)
}
