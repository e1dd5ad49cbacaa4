// What Din spegel asks: the handful of figures of the own unit, over ten school years.
import type { Answer, Catalogue, Cell, Filter, MeasureHead, Query, View } from '../contract/index.ts'
import { isBlank, isShown } from '../picture/index.ts'
import type { Refusal } from './api.ts'
import { type Choice, knows, measureOf, membersOf } from './choice.ts'

const years: Filter = { dimension: 'schoolYear', last: 10 }
const oneYear: Filter = { dimension: 'schoolYear', last: 1 }

interface Asking {
  readonly measures: readonly string[]
  readonly stageYear: string | null
  readonly subjects: readonly string[]
}

// What a school without årskurs 9 is shown instead stands after; of what a unit has, the first few are shown.
const askings: readonly Asking[] = [
  { measures: ['meritValue', 'eligibleVocational', 'passedAllSubjects'], stageYear: '9', subjects: [] },
  { measures: ['passedAllSubjects'], stageYear: '6', subjects: [] },
  { measures: ['passedSubject'], stageYear: '6', subjects: ['MA', 'SV', 'EN'] },
  { measures: ['pupils'], stageYear: null, subjects: [] },
]
export const mostTiles = 4
const besideSexes = ['9', '6'] as const

/** `school` null: the whole municipality. The last two are of girls and boys by subject in årskurs 9 and 6. */
export function startQuestions(school: string | null, catalogue: Catalogue): readonly Query[] {
  const unit: Filter[] = school === null ? [] : [{ dimension: 'school', in: [school] }]
  const compare = school === null ? {} : { compare: [{ id: 'municipality', widen: ['school'] }] }
  const figures = askings.flatMap(({ measures: wanted, stageYear, subjects }): Query[] => {
    const measures = wanted.filter((name) => measureOf(catalogue, name) !== null)
    if (measures.length === 0) return []
    const stage: Filter[] = stageYear === null ? [] : [{ dimension: 'stageYear', in: [stageYear] }]
    const known = subjects.filter((id) => membersOf(catalogue, 'subject').some((subject) => subject.id === id))
    if (known.length < subjects.length) return []
    const subject: Filter[] = known.length === 0 ? [] : [{ dimension: 'subject', in: known }]
    return [
      {
        measures,
        by: known.length === 0 ? ['schoolYear'] : ['schoolYear', 'subject'],
        where: [years, ...stage, ...subject, ...unit],
        ...(measures.includes('pupils') ? {} : compare),
      },
    ]
  })
  return [...figures, ...besideSexes.flatMap((stageYear) => sexesView(school, stageYear, catalogue)?.query ?? [])]
}

/** Grade points of girls and boys by groups of subjects where there are any, else by subject. */
export function sexesView(school: string | null, stageYear: string, catalogue: Catalogue): View | null {
  const measures = ['gradePoints']
  if (!knows({ measures }, catalogue, 'sex') || measureOf(catalogue, 'gradePoints') === null) return null
  const grouped = membersOf(catalogue, 'subjectGroup').length > 0 && knows({ measures }, catalogue, 'subjectGroup')
  const rows = grouped ? 'subjectGroup' : 'subject'
  const unit: Filter[] = school === null ? [] : [{ dimension: 'school', in: [school] }]
  const where: Filter[] = [oneYear, { dimension: 'stageYear', in: [stageYear] }, ...unit]
  const query: Query = { measures, by: [rows, 'sex'], where, totals: [[rows]] }
  return { query, rows, series: 'sex', panels: null, form: null, against: [], intervals: true, order: 'own', marked: [] }
}

/** A figure over the school years that the answer knows, oldest first, with what the municipality has in the latest. */
export interface Tile {
  readonly id: string
  readonly head: MeasureHead
  readonly stageYear: string | null
  readonly subject: string | null
  readonly year: string
  readonly cells: readonly (Cell | null)[]
  readonly municipality: Cell | null
}

/** The tiles of the answers to `queries`, of what the unit has in its latest school year; none where it has nothing. */
export function tilesOf(queries: readonly Query[], answers: readonly (Answer | Refusal)[]): readonly Tile[] {
  const all = queries.flatMap((query, at) => {
    const answer = answers[at]
    return answer === undefined || answer instanceof Error || query.by?.includes('sex') === true ? [] : tilesIn(query, answer)
  })
  const latest = all
    .map(({ year }) => year)
    .sort()
    .at(-1)
  return all.filter((tile) => tile.year === latest && tile.head.name !== 'pupils').slice(0, mostTiles)
}

/** How many pupils the unit had in the latest school year; null when that is not told. */
export function pupilsIn(queries: readonly Query[], answers: readonly (Answer | Refusal)[]): Cell | null {
  const at = queries.findIndex(({ measures }) => measures.includes('pupils'))
  const answer = answers[at]
  if (answer === undefined || answer instanceof Error) return null
  return answer.cells.findLast((cell) => cell.measure === 'pupils' && isShown(cell)) ?? null
}

function tilesIn(query: Query, answer: Answer): Tile[] {
  const stageYear = query.where?.find(({ dimension }) => dimension === 'stageYear')?.in?.[0] ?? null
  const subjects = query.where?.find(({ dimension }) => dimension === 'subject')?.in ?? [null]
  return query.measures.flatMap((name) =>
    subjects.flatMap((subject): Tile[] => {
      const head = answer.measures.find((measure) => measure.name === name)
      const mine = answer.cells.filter(({ measure, keys }) => measure === name && (subject === null || keys.subject === subject))
      const own = mine.filter(({ against }) => against === null)
      const ids = [...new Set(own.map(({ keys }) => keys.schoolYear ?? ''))].sort()
      const cells = ids.map((id) => own.find(({ keys }) => keys.schoolYear === id) ?? null)
      const last = cells.findLastIndex((cell) => !isBlank(cell))
      const year = ids[last]
      if (head === undefined || year === undefined) return []
      const municipality = mine.find(({ against, keys }) => against === 'municipality' && keys.schoolYear === year) ?? null
      const id = [name, stageYear, subject].join(':')
      return [{ id, head, stageYear, subject, year, cells: cells.slice(0, last + 1), municipality }]
    }),
  )
}

/** Where a tile leads: the same figure in Utforska, by sex. */
export const choiceOf = (tile: Tile, school: string | null, first: Choice): Choice => ({
  ...first,
  measures: [tile.head.name],
  by: school === null ? ['school', 'sex'] : ['sex'],
  period: { kind: 'year', year: tile.year },
  filters: {
    ...(school === null ? {} : { school: [school] }),
    ...(tile.stageYear === null ? {} : { stageYear: [tile.stageYear] }),
    ...(tile.subject === null ? {} : { subject: [tile.subject] }),
  },
})
