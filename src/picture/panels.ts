// From an answer and how a view lays it out to panels, each a grid of one measure.
import type { Answer, Cell, MeasureHead, View } from '../contract/index.ts'
import { endsOf } from './extent.ts'
import type { Grid, GridRow, GridSpec, Series } from './grid.ts'
import { isBlank, wholeSeries } from './grid.ts'
import type { Reference, ReferenceSpec } from './reference.ts'
import { referencesOf } from './reference.ts'
import { words } from './words/words.ts'

/** One picture of a view. `id` unique within it; `member`: of the panels' dimension, null when the view has no panels. */
export interface Panel {
  readonly id: string
  readonly member: string | null
  /** the member's name */
  readonly label: string | null
  /** the measure, and the member when there are panels: `Meritvärde · Årskurs 9` */
  readonly title: string
  readonly grid: Grid
}

/**
 * A grid a measure and panel member, in the order of the question and the answer. Panels of one measure share `extent`, and all panels
 * their series, so that they can be held against each other. A measure that the answer lacks has no panel. `place`: what the question is
 * about where its rows do not say it: the school it asks for, else the municipality.
 */
export function gridsOf(view: View, answer: Answer, place: string = words.municipality): readonly Panel[] {
  const series = seriesOf(view, answer)
  const references = referencesOf(view, answer)
  return view.query.measures.flatMap((name) => {
    const head = answer.measures.find((measure) => measure.name === name)
    if (head === undefined) return []
    const cells = answer.cells.filter((cell) => cell.measure === name)
    // how many pupils a school has says nothing of how many the municipality has
    const held = references.filter(({ kind }) => kind !== 'place' || head.kind !== 'count')
    const lay: Laying = { view, answer, head, cells, series, references: held, place }
    const panels = panelsOf(lay).map((member) => panelOf(lay, member))
    const ends = endsOf(panels.map(({ grid }) => grid))
    return panels.map((panel) => ({ ...panel, grid: { ...panel.grid, ...ends } }))
  })
}

interface Laying {
  readonly view: View
  readonly answer: Answer
  readonly head: MeasureHead
  /** the measure's */
  readonly cells: readonly Cell[]
  readonly series: readonly Series[]
  readonly references: readonly ReferenceSpec[]
  readonly place: string
}

const panelsOf = ({ view, cells }: Laying): readonly (string | null)[] =>
  view.panels === null ? [null] : presentMembers(ownCells(view, cells), view.panels)

function panelOf(lay: Laying, member: string | null): Panel {
  const { view, answer, head } = lay
  const label = view.panels === null || member === null ? null : labelOf(answer, view.panels, member)
  const grid = gridOf({ ...lay, place: label ?? lay.place }, member)
  return {
    id: [head.name, member].join(':'),
    member,
    label,
    title: label === null ? head.label : `${head.label} · ${label}`,
    grid,
  }
}

function gridOf(lay: Laying, member: string | null): Grid {
  const { view, answer, head, cells, series, place } = lay
  const find = finderOf(lay, [null], member)
  const against = againstIn(lay, member)
  const split = ownCells(view, cells).filter((cell) => view.panels === null || cell.keys[view.panels] === member)
  const ids = view.rows === null ? (split.length === 0 ? [] : [wholeSeries]) : membersOf(split, view.rows)
  const rows = ids.map((id): GridRow => {
    const label = view.rows === null ? place : labelOf(answer, view.rows, id)
    const row = rowOf(lay, find, view.rows === null ? null : id)
    return { ...row, kind: 'part', id, label, references: against(id), marked: view.marked.includes(id) }
  })
  const within = withinOf(lay, find, against)
  return {
    head,
    spec: { measure: head.name, rows: view.rows, series: view.series, place, within: within?.label ?? null, time: timeOf(view) },
    series,
    rows: view.order === 'own' ? rows : rows.toSorted((a, b) => byName.compare(a.label, b.label)),
    within,
    whole: wholeOf(lay, member, against),
    total: find(null, null),
    totals: rowOf(lay, find, null).cells,
    extent: null,
    values: null,
    intervals: view.intervals,
    rounded: answer.regime === 'public',
  }
}

/** Rows of school years; of the same pupils the stage years are the times. */
function timeOf({ query, rows, series }: View): GridSpec['time'] {
  if (rows === 'schoolYear') return 'rows'
  if (query.cohort === undefined) return null
  return rows === 'stageYear' ? 'rows' : series === 'stageYear' ? 'series' : null
}

/** Names as Swedes sort them: 9 before 10, Å after Z. */
export const byName = new Intl.Collator('sv', { numeric: true })

/** `row`, `series` null: summed over them. */
type Find = (row: string | null, series: string | null) => Cell | null

const rowOf = ({ view, series }: Laying, find: Find, row: string | null): Pick<GridRow, 'cells' | 'total'> => ({
  cells: series.map(({ id }) => find(row, view.series === null ? null : id)),
  total: find(row, null),
})

/** Cells of the comparisons `ids` (null: of the question itself) by row and series in one panel. What a comparison drops it finds for all. */
function finderOf({ view, cells }: Laying, ids: readonly (string | null)[], member: string | null): Find {
  const laid = [view.rows, view.series, view.panels]
  const keyOf = (cell: Cell, dimension: string | null): string | null =>
    dimension === null ? null : (cell.keys[dimension] ?? null)
  const lookups = ids.map((id): Find => {
    const own = cells.filter((cell) => cell.against === id && Object.keys(cell.keys).every((name) => laid.includes(name)))
    const keeps = (dimension: string | null): boolean => own.some((cell) => keyOf(cell, dimension) !== null)
    const [rowed, panelled] = [keeps(view.rows), keeps(view.panels)]
    const panel = panelled ? member : null
    const known = new Map(
      own
        .filter((cell) => keyOf(cell, view.panels) === panel)
        .map((cell) => [JSON.stringify([keyOf(cell, view.rows), keyOf(cell, view.series)]), cell]),
    )
    return (row, series) => known.get(JSON.stringify([rowed ? row : null, series])) ?? null
  })
  return (row, series) => lookups.reduce<Cell | null>((found, find) => found ?? find(row, series), null)
}

/** What each row of a panel is held against. */
function againstIn(lay: Laying, member: string | null): (row: string | null) => readonly Reference[] {
  const found = lay.references.map((spec) => ({ spec, find: finderOf(lay, spec.ids, member) }))
  return (row) =>
    found.map(({ spec: { ids, label, kind }, find }) => {
      const { cells, total } = rowOf(lay, find, row)
      return { id: ids[0] ?? '', label, kind, cell: total, cells: lay.view.series === null ? cells.map(() => null) : cells }
    })
}

/** The school that classes lie within: the one asked for, or the panel's. */
function withinOf(lay: Laying, find: Find, against: (row: null) => readonly Reference[]): GridRow | null {
  const { view, place } = lay
  const school =
    view.panels === 'school' ||
    view.query.where?.some(({ dimension, in: chosen }) => dimension === 'school' && chosen?.length === 1)
  const row = rowOf(lay, find, null)
  if (view.rows !== 'class' || school !== true || [row.total, ...row.cells].every((cell) => cell === null)) return null
  return { ...row, kind: 'within', id: 'within', label: place, references: against(null), marked: false }
}

/** The first wider place that is the same for all rows, as a row of its own. */
function wholeOf(lay: Laying, member: string | null, against: (row: null) => readonly Reference[]): GridRow | null {
  const { view, cells, series } = lay
  for (const spec of lay.references) {
    const { ids, label, kind, widens } = spec
    const rowed = cells.some(
      (cell) => cell.against !== null && ids.includes(cell.against) && view.rows !== null && cell.keys[view.rows] !== undefined,
    )
    const narrowed = view.rows !== null || view.query.where?.some(({ dimension }) => widens.includes(dimension)) === true
    if (kind !== 'place' || rowed || !narrowed || (view.rows === 'class' && label === words.references.school)) continue
    const row = rowOf(lay, finderOf(lay, ids, member), null)
    if (row.total === null || (series.length > 0 && row.cells.every((cell) => cell === null))) continue
    return { ...row, kind: 'whole', id: 'whole', label, references: against(null), marked: false }
  }
  return null
}

/** Cells of the question itself that are split as the view lays it out. */
function ownCells(view: View, cells: readonly Cell[]): readonly Cell[] {
  const laid = [view.rows, view.series, view.panels].filter((dimension) => dimension !== null)
  return cells.filter(
    ({ against, keys }) =>
      against === null && Object.keys(keys).length === laid.length && laid.every((dimension) => keys[dimension] !== undefined),
  )
}

const membersOf = (cells: readonly Cell[], dimension: string): string[] => [
  ...new Set(cells.map((cell) => cell.keys[dimension] ?? '')),
]

// A member without a single pupil anywhere (no one of unknown sex) would only be a column of blanks.
const presentMembers = (cells: readonly Cell[], dimension: string): string[] =>
  membersOf(
    cells.filter((cell) => !isBlank(cell)),
    dimension,
  )

function seriesOf(view: View, answer: Answer): readonly Series[] {
  const { series } = view
  if (series === null) return [{ id: wholeSeries, label: words.all }]
  const own = ownCells(view, answer.cells)
  const present = new Set(presentMembers(own, series))
  return membersOf(own, series)
    .filter((id) => present.has(id))
    .map((id) => ({ id, label: labelOf(answer, series, id) }))
}

// Of the sexes a group is spoken of, not a pupil: Flickor, not Flicka.
const labelOf = (answer: Answer, dimension: string, id: string): string =>
  (dimension === 'sex' ? words.sexes[id]?.plural : undefined) ?? answer.labels[dimension]?.[id] ?? id
