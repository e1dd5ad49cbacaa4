// A question about one measure, laid out as the screens lay it out: what templates hold.
import type { ChartForm, Comparison, Filter, Query, View } from '../contract/index.ts'

/**
 * `series` null: one mark a row. `years`: the last so many. `where`: conditions on other things than the school year. `followed`: the same pupils as
 * in that stage year, told apart by stage year; null: whoever is there.
 */
export interface PlainQuestion {
  readonly measure: string
  readonly rows: string
  readonly series: string | null
  readonly years: number
  readonly where: readonly Filter[]
  readonly form: ChartForm | null
  readonly followed: number | null
}

/** What a question is when nothing more is said of it. */
export const plain = { series: null, years: 1, where: [], form: null, followed: null } as const

// What a school's figure is held against leaves these open too: a class is held against all pupils, not against its namesakes.
const parts = ['class', 'operator', 'migrationBackground']

/** A school's means and shares are held against the municipality's; head counts are not, nor is one class against another. */
export function viewOfQuestion({ measure, rows, series, years, where, form, followed }: PlainQuestion): View {
  const by = series === null ? [rows] : [rows, series]
  const compares = measure !== 'pupils' && series !== 'class' && followed === null
  const compare = compares ? comparisons(rows, series) : []
  const query: Query = {
    measures: [measure],
    by,
    where: [{ dimension: 'schoolYear', last: years }, ...where],
    totals: totals(by, followed === null ? neverSummed : [...neverSummed, 'stageYear']),
    ...(followed === null ? {} : { cohort: { anchor: { stageYear: followed } } }),
    ...(compare.length === 0 ? {} : { compare }),
  }
  return {
    query,
    ...{ rows, series, panels: null, form },
    ...{ against: compare.map(({ id }) => id), intervals: true, order: 'own', marked: [] },
  }
}

// A pupil has a grade in each subject, results of many parts of a test, lessons in many months, and answers to many questions.
const neverSummed: readonly string[] = ['subject', 'testPart', 'weekday', 'month', 'question', 'respondentGroup']

// What is never summed stays, and so do the times of the same pupils.
function totals(by: readonly string[], apart: readonly string[]): string[][] {
  const wider = [...(by.length > 1 ? by.map((dimension) => [dimension]) : []), []]
  return wider.filter((total) => apart.every((name) => !by.includes(name) || total.includes(name)))
}

function comparisons(rows: string, series: string | null): Comparison[] {
  const dropped = ['school', ...(parts.includes(rows) ? [rows] : [])]
  if (series === null) return [{ id: 'municipality', widen: dropped }]
  const whole: Comparison = { id: 'municipality', widen: [...dropped, series] }
  return rows === 'schoolYear' ? [whole] : [whole, { id: 'municipalityBySeries', widen: dropped }]
}
