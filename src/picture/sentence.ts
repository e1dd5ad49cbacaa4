// What the figures say, computed from the cells. Nothing is claimed that two overlapping 95 % intervals do not carry: such a
// difference "kan vara slump". Overlap is the cautious test (it calls fewer differences clear than a test of the difference would).
import type { Cell, MeasureHead } from '../contract/index.ts'
import type { Grid, GridRow, ShownCell } from './grid.ts'
import { isHidden, isShown } from './grid.ts'
import { inSentence } from './label.ts'
import { formatDistance, formatQuantity, formatValue } from './number.ts'
import type { Reference } from './reference.ts'
import { words } from './words/words.ts'

const say = words.sentence

/** A few sentences on a grid, the most general first; of rows that are school years, the change over them. */
export function sayGrid(grid: Grid): readonly string[] {
  if (grid.spec.time === 'rows' && grid.rows.length > 1) return sayYears(grid)
  if (grid.spec.time === 'series') return sayThenAndNow(grid)
  const cells = grid.rows.flatMap((row) => [...row.cells, row.total])
  if (cells.every((cell) => !isShown(cell))) return [cells.some(isHidden) ? say.nothing : say.noData]
  const [only] = grid.rows
  if (grid.rows.length === 1 && only !== undefined && grid.head.unit !== 'pupils') return sayOne(grid, only)
  const said = grid.head.unit === 'pupils' ? [sayAll(grid)] : sayRows(grid)
  return [...said, sayHidden(grid)].filter((sentence) => sentence !== null)
}

/** One school (or the municipality) alone: held against the municipality, then girls against boys. */
function sayOne(grid: Grid, row: GridRow): readonly string[] {
  const own = row.total !== grid.whole?.total && grid.whole !== null
  const where = own ? `${inSentence(words.dimension(grid.spec.rows ?? 'school').at)} ${row.label}` : words.inMunicipality
  const sexes = pair(grid, row.cells)
  const said = [
    ...(own ? sayReferences(grid, row) : sayTimes(grid, row)),
    sexes === null ? null : saySexes(grid.head, sexes, where),
    row.cells.some(isHidden) ? say.hiddenHere(where) : null,
  ].filter((sentence) => sentence !== null)
  const [value] = [row.total].filter(isShown)
  return said.length > 0 || value === undefined ? said : [say.plain(formatQuantity(grid.head, value.value), where)]
}

function sayRows(grid: Grid): (string | null)[] {
  const around = grid.within ?? grid.whole
  const sexes = around === null ? null : pair(grid, around.cells)
  const where = grid.within === null ? words.inMunicipality : words.atSchool(grid.within.label)
  const against = grid.within === null ? [] : sayReferences(grid, grid.within)
  if (sexes !== null) return [...against, saySexes(grid.head, sexes, where), sayReversed(grid, sexes), ...sayMoved(grid)]
  return [...against, grid.spec.series === 'sex' ? sayMajority(grid) : saySpread(grid), ...sayMoved(grid)]
}

interface Pair {
  readonly girls: ShownCell
  readonly boys: ShownCell
}

function pair(grid: Grid, cells: readonly (Cell | null)[]): Pair | null {
  if (grid.spec.series !== 'sex') return null
  const of = (id: string): Cell | null => cells[grid.series.findIndex((series) => series.id === id)] ?? null
  const [girls, boys] = [of('female'), of('male')]
  return isShown(girls) && isShown(boys) ? { girls, boys } : null
}

/** Whether two figures may be apart by chance: their intervals meet, or one of them has none to go by. */
export function mayBeChance(one: Cell, other: Cell): boolean {
  if (one.low === null || one.high === null || other.low === null || other.high === null) return true
  return one.low <= other.high && other.low <= one.high
}

const ahead = (head: MeasureHead, { girls, boys }: Pair): number =>
  formatValue(head, girls.value) === formatValue(head, boys.value) ? 0 : Math.sign(girls.value - boys.value)

function saySexes(head: MeasureHead, sexes: Pair, where: string): string {
  const [female, male] = [definite('female'), definite('male')]
  const lead = ahead(head, sexes)
  if (lead === 0) return say.same(female, male, where)
  const [above, below] = lead > 0 ? [female, male] : [male, female]
  const distance = formatDistance(head, sexes.girls.value - sexes.boys.value)
  return say.gap(above, distance, below, where) + (mayBeChance(sexes.girls, sexes.boys) ? say.chance : say.full)
}

const definite = (sex: string): string => words.sexes[sex]?.definite ?? ''

// Rows where the other sex leads. All of them named while they are few, in the rows' own order and never by size.
function sayReversed(grid: Grid, whole: Pair): string | null {
  const lead = ahead(grid.head, whole)
  const row = grid.spec.rows
  if (lead === 0 || row === null) return null
  const compared = comparedIn(grid)
  const reversed = compared.filter(({ sexes }) => ahead(grid.head, sexes) === -lead)
  if (reversed.length === 0) return null
  const chance = reversed.every(({ sexes }) => mayBeChance(sexes.girls, sexes.boys))
  const hedge = reversed.length === 1 ? say.chanceOne : say.chanceMany
  const { at, many } = words.dimension(row)
  const told =
    reversed.length <= 3
      ? say.reversed(at, words.list(reversed.map(({ label }) => label)))
      : say.reversedCount(at, reversed.length, compared.length, many)
  return told + (chance ? hedge : say.full)
}

const comparedIn = (grid: Grid): { readonly label: string; readonly sexes: Pair }[] =>
  grid.rows.flatMap(({ label, cells }) => {
    const sexes = pair(grid, cells)
    return sexes === null ? [] : [{ label, sexes }]
  })

// Without a whole to go by (subjects do not add up to one) it is told in how many rows a sex leads clearly; where none does, whether all lean one way.
function sayMajority(grid: Grid): string | null {
  const compared = comparedIn(grid)
  const { rows } = grid.spec
  if (rows === null || compared.length < 2) return null
  const clear = compared.filter(({ sexes }) => !mayBeChance(sexes.girls, sexes.boys))
  const girls = clear.filter(({ sexes }) => ahead(grid.head, sexes) > 0).length
  const { at, many } = words.dimension(rows)
  const leads = new Set(compared.map(({ sexes }) => ahead(grid.head, sexes)))
  const [lead = 0] = leads
  if (clear.length === 0 && compared.length > 1 && leads.size === 1 && lead !== 0) {
    const [above, below] = lead > 0 ? [definite('female'), definite('male')] : [definite('male'), definite('female')]
    return say.lean(at, compared.length, many, above, below)
  }
  return say.majority(at, girls, clear.length - girls, compared.length, many)
}

function saySpread(grid: Grid): string | null {
  const { rows } = grid.spec
  const compared = grid.rows.filter((row) => isShown(row.total) && isShown(placeOf(row)?.cell ?? null))
  const place = compared[0] === undefined ? null : placeOf(compared[0])
  const reference = place?.cell ?? null
  const oneReference = compared.every((row) => placeOf(row)?.cell === reference)
  if (rows === null || place === null || !isShown(reference) || !oneReference || compared.length < 2) return null
  const clear = compared.filter((row) => row.total !== null && !mayBeChance(row.total, reference))
  const over = clear.filter((row) => isShown(row.total) && row.total.value > reference.value).length
  const { many } = words.dimension(rows)
  const value = formatValue(grid.head, reference.value)
  const name = inSentence(place.label)
  if (clear.length === 0) return say.spreadNone(compared.length, many, name, value)
  const spread = say.spread(over, clear.length - over, compared.length, many, name, value)
  return clear.length === compared.length ? spread : `${spread} ${say.spreadRest}`
}

const placeOf = (row: GridRow): Reference | null => row.references.find(({ kind }) => kind === 'place') ?? null

/** A row held against each of its comparisons, in their order. */
const sayReferences = (grid: Grid, row: GridRow): (string | null)[] =>
  row.references.map((reference) => sayAgainst(grid.head, row.label, row.total, reference))

const sayTimes = (grid: Grid, row: GridRow): (string | null)[] =>
  row.references.flatMap((reference) =>
    reference.kind !== 'place' ? sayAgainst(grid.head, row.label, row.total, reference) : [],
  )

/** One school or class held against a comparison over all its series; null where either is not shown. */
export function sayAgainst(
  head: MeasureHead,
  name: string,
  own: Cell | null,
  { label, kind, cell: reference }: Pick<Reference, 'label' | 'kind' | 'cell'>,
): string | null {
  if (!isShown(own) || !isShown(reference) || head.unit === 'pupils') return null
  const [value, other] = [formatValue(head, own.value), formatValue(head, reference.value)]
  const against = inSentence(label)
  if (value === other) return kind === 'time' ? say.levelSince(name, against, value) : say.level(name, against, value)
  const up = own.value > reference.value
  const distance = formatDistance(head, own.value - reference.value)
  const tell = kind === 'time' ? (up ? say.riseSince : say.fallSince) : up ? say.over : say.under
  return tell(name, distance, against, value, other) + (mayBeChance(own, reference) ? say.chance : say.full)
}

/** How many rows moved clearly since each comparison in time, or lie clearly apart from a mean of years; which ones stands in the picture. */
function sayMoved(grid: Grid): (string | null)[] {
  const { rows } = grid.spec
  if (rows === null || grid.head.unit === 'pupils') return []
  return (grid.rows[0]?.references ?? []).map(({ label, kind }, nth) => {
    const compared = grid.rows.flatMap(({ total, references }) => {
      const before = references[nth]?.cell ?? null
      return isShown(total) && isShown(before) ? [{ total, before }] : []
    })
    if (kind === 'place' || compared.length < 2) return null
    const clear = compared.filter(({ total, before }) => !mayBeChance(total, before))
    const up = clear.filter(({ total, before }) => total.value > before.value).length
    const { many } = words.dimension(rows)
    const tell = kind === 'time' ? say.moved : say.apart
    return tell(inSentence(label), up, clear.length - up, compared.length, many)
  })
}

// A count needs no comparison: it is told for the whole choice.
const sayAll = ({ head, spec, total }: Grid): string | null =>
  isShown(total) ? say.plain(formatQuantity(head, total.value), whereOf(spec.place)) : null

const whereOf = (place: string): string => (place === words.municipality ? words.inMunicipality : words.atSchool(place))

function sayHidden(grid: Grid): string | null {
  const { rows } = grid.spec
  const hidden = grid.rows.filter((row: GridRow) => row.cells.some(isHidden)).length
  if (rows === null || hidden === 0) return null
  const { one, many } = words.dimension(rows)
  return say.hiddenGroups(hidden, one, many)
}

/** Change from the first to the last time shown; series that may have changed by chance share a sentence. Rows are times. */
export function sayYears(grid: Grid): readonly string[] {
  const changes = grid.series.flatMap((series, index) => changeOf(grid, series.id, index) ?? [])
  const clear = changes
    .filter(({ first, last }) => !mayBeChance(first, last))
    .map(({ who, since, first, last }) => {
      const tell = last.value > first.value ? say.rise : say.fall
      return tell(capital(who), formatDistance(grid.head, last.value - first.value), since)
    })
  const unclear = changes.filter(({ first, last }) => mayBeChance(first, last))
  const [one] = unclear
  const steady = one === undefined ? [] : [say.steady(words.list(unclear.map(({ who }) => who)), one.since)]
  const told = grid.head.unit === 'pupils' ? [] : [...clear, ...steady]
  if (changes.length === 0) return [isFollowed(grid) ? words.cohort.oneTime : say.shortSeries]
  if (!isFollowed(grid) || grid.head.unit === 'pupils') return told
  return grid.head.perStage === true ? [...sayGaps(grid), words.cohort.unlike] : [...told, ...sayGaps(grid)]
}

/** The two times of the same pupils, and not one school year after another. */
const isFollowed = ({ spec }: Grid): boolean => spec.time !== null && spec.rows !== 'schoolYear'

// Girls against boys then and now; the second time in fewer words where the same sex leads.
function sayGaps(grid: Grid): readonly string[] {
  const [then, now] = [grid.rows[0], grid.rows.at(-1)].map((row) => (row === undefined ? null : gapIn(grid, row)))
  if (then == null || now == null) return []
  const { cohort } = words
  const first =
    then.lead === 0 ? cohort.even(then.at, then.above, then.below) : cohort.gap(then.at, then.above, then.distance, then.below)
  const turned = now.lead !== then.lead
  const second =
    now.lead === 0 ? cohort.evenNow(now.at) : (turned ? cohort.turned : cohort.gapNow)(now.at, now.distance, now.above, now.below)
  return [cohort.thenAndNow(first + then.hedge, second + now.hedge)]
}

/** `lead`: as `ahead` has it; `above`, `below`: the sexes by name. */
function gapIn(grid: Grid, row: GridRow) {
  const sexes = pair(grid, row.cells)
  if (sexes === null) return null
  const lead = ahead(grid.head, sexes)
  const [above, below] = lead < 0 ? [definite('male'), definite('female')] : [definite('female'), definite('male')]
  const distance = formatDistance(grid.head, sexes.girls.value - sexes.boys.value)
  const hedge = lead !== 0 && mayBeChance(sexes.girls, sexes.boys) ? words.cohort.chance : ''
  return { at: inSentence(row.label), lead, above, below, distance, hedge }
}

/** Series are the two times: in how many rows the same pupils have moved clearly. */
function sayThenAndNow(grid: Grid): readonly string[] {
  const compared = grid.rows.flatMap(({ cells }) => {
    const [then, now] = [cells[0] ?? null, cells.at(-1) ?? null]
    return cells.length > 1 && isShown(then) && isShown(now) ? [{ then, now }] : []
  })
  const [first] = grid.series
  const { rows, series } = grid.spec
  if (first === undefined || rows === null || series === null || compared.length === 0) {
    const cells = grid.rows.flatMap((row) => row.cells)
    return [cells.some(isShown) ? words.cohort.oneTime : cells.some(isHidden) ? say.nothing : say.noData]
  }
  if (grid.head.perStage === true) return [words.cohort.unlike]
  const clear = compared.filter(({ then, now }) => !mayBeChance(then, now))
  const up = clear.filter(({ then, now }) => now.value > then.value).length
  const moved = say.moved(inSentence(first.label), up, clear.length - up, compared.length, words.dimension(rows).many)
  return [moved, sayHidden(grid)].filter((sentence) => sentence !== null)
}

interface Movement {
  readonly who: string
  readonly since: string
  readonly first: ShownCell
  readonly last: ShownCell
}

function changeOf(grid: Grid, id: string, index: number): Movement | null {
  const shown = grid.rows.flatMap((row) => {
    const cell = row.cells[index] ?? null
    return isShown(cell) ? [{ year: inSentence(row.label), cell }] : []
  })
  const [first, last] = [shown[0], shown[shown.length - 1]]
  if (first === undefined || last === undefined || first === last) return null
  const { series } = grid.spec
  const label = inSentence(grid.series[index]?.label ?? '')
  const who = series === null ? say.everyone : ((series === 'sex' ? words.sexes[id]?.definite : undefined) ?? label)
  return { who, since: first.year, first: first.cell, last: last.cell }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
