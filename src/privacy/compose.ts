// From the cells of a question over subjects and schools to those of the query that asked of groups of them, or of a measure made of others.
// A cell is put together of cells as they are told, so that it can be told to whoever is told those.
import type { Cell, MeasureHead, Query } from '../contract/index.ts'
import { fixedIn, type Gap, type Member } from '../semantics/index.ts'
import type { CellPlace } from './cell.ts'
import type { Asking } from './disclose.ts'
import { inTens } from './figure.ts'
import type { Grid, Named } from './grid.ts'
import type { Block } from './order.ts'
import { gapBetween, type Part, type Pooled, pool } from './whole.ts'

/** Are cells put together, and not only named otherwise? Then a difference is one of what has been put together. */
export const isWhole = ({ variant }: Asking): boolean => variant.over !== null || (variant.made?.parts.length ?? 0) > 1

/** The block in the words of the query; `gap`: the difference that the block's cells are the sides of. */
export function compose(block: Block, gap: Gap | null, query: Query, asking: Asking): Block {
  const { variant, holding } = asking
  const { against } = block.grid.question
  const fixed = fixedIn(variant, against, query, holding.model)
  const gapped = gap === null ? [] : [gap.dimension]
  const left = block.grid.grouping.filter((name) => name !== variant.over && !gapped.includes(name))
  const by = query.by ?? []
  const grouping = [...left, ...fixed.keys()].sort((a, b) => by.indexOf(a) - by.indexOf(b))
  const naming = namingOf(block.grid, grouping, fixed, query, asking)
  const places = isWhole(asking) ? pooled(block, asking) : block.places
  const apart = gap === null ? places : gapsOf(places, gap, asking)
  return {
    grid: { ...block.grid, grouping, met: naming.met },
    places: apart.map((place) => naming.named(place)),
  }
}

/** Blocks of the same grouping of the query together: a cell that several variants have (widened past the groups) once. */
export function merged(blocks: readonly Block[]): readonly Block[] {
  const together = Map.groupBy(blocks, ({ grid }) => `${grid.question.against}/${grid.grouping}`)
  return [...together.values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const met = new Map<string, ReadonlyMap<number, Named>>()
    for (const { grid } of some)
      for (const [name, known] of grid.met) met.set(name, new Map([...(met.get(name) ?? []), ...known]))
    const places = new Map(some.flatMap(({ places: own }) => own.map((place) => [nameOf(place.cell), place] as const)))
    return [{ grid: { ...first.grid, met }, places: [...places.values()] }]
  })
}

const nameOf = ({ keys, measure }: Pick<Cell, 'keys' | 'measure'>, without: readonly string[] = []): string =>
  JSON.stringify([
    measure,
    Object.entries(keys)
      .filter(([name]) => !without.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ])

interface Naming {
  readonly met: Grid['met']
  readonly named: (place: CellPlace) => CellPlace
}

/** A cell under the query's own keys and measure, and its place in the query's order. */
function namingOf(
  grid: Grid,
  grouping: string[],
  fixed: ReadonlyMap<string, Member>,
  query: Query,
  { variant, holding }: Asking,
): Naming {
  const axes = grouping.map((dimension) => {
    const member = fixed.get(dimension)
    const met = member === undefined ? (grid.met.get(dimension) ?? new Map()) : new Map([[member.key, member]])
    const ordinals = new Map([...met.values()].map(({ id, ordinal }) => [id, ordinal]))
    return { dimension, met, ordinals, size: holding.members.get(dimension)?.length ?? 0, only: member?.id ?? null }
  })
  return {
    met: new Map(axes.map(({ dimension, met }) => [dimension, met])),
    named: (place) => {
      const measure = variant.made?.describe.name ?? place.cell.measure
      const keys: Record<string, string> = {}
      let rank = 0
      for (const { dimension, ordinals, size, only } of axes) {
        const id = only ?? place.cell.keys[dimension] ?? ''
        keys[dimension] = id
        rank = rank * size + (ordinals.get(id) ?? 0)
      }
      const { reason } = place.cell
      const wider = reason?.wider == null ? null : widerOf(reason.wider, query, { variant, holding })
      const cell = { ...place.cell, keys, grouping, measure, reason: reason === null ? null : { ...reason, wider } }
      return { ...place, cell, rank: rank * query.measures.length + query.measures.indexOf(measure) }
    },
  }
}

/** Cells put together over the variant's dimension, or over the measures that the made one is of. */
function pooled({ places }: Block, asking: Asking): readonly CellPlace[] {
  const { over, made } = asking.variant
  const parts = made?.parts ?? []
  const several = parts.length > 1
  const groups = Map.groupBy(places, ({ cell }) =>
    nameOf(several ? { keys: cell.keys, measure: '' } : cell, over === null ? [] : [over]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || (several && group.length < parts.length)) return []
    const head = headOf(first.cell.measure, asking)
    const unit = made?.describe.unit ?? head.unit
    const n = several ? Math.max(...group.map(({ pupils }) => pupils)) : group.reduce((sum, { pupils }) => sum + pupils, 0)
    const whole = pool(
      group.map((place) => partOf(place, asking, several)),
      unit,
    )
    return [placed(group, whole, whole.told.state === 'shown' || whole.told.state === 'missing' ? n : null, asking)]
  })
}

function partOf({ cell, pupils }: CellPlace, asking: Asking, several: boolean): Part {
  if (!several) return { cell, weight: pupils, scaled: (value) => value, needed: false }
  const weight = asking.variant.made?.parts.find(({ measure }) => measure === cell.measure)?.weight ?? 0
  const [low, high] = headOf(cell.measure, asking).range ?? [0, 1]
  return { cell, weight, scaled: (value) => (100 * (value - low)) / (high - low), needed: true }
}

function headOf(name: string, { holding }: Asking): Pick<MeasureHead, 'unit' | 'range'> {
  const measure = holding.model.measures.find(({ describe }) => describe.name === name)
  if (measure === undefined) throw new Error(`a cell of a measure that the model lacks: ${name}`)
  return measure.describe
}

/** The whole in the place of its parts. */
function placed(group: readonly CellPlace[], { told, reason }: Pooled, n: number | null, asking: Asking): CellPlace {
  const [first] = group
  if (first === undefined) throw new Error('a figure put together of nothing')
  const isHidden = told.state === 'hidden'
  const cells = group.map(({ cell }) => cell)
  const { waiting: _, ...base } = first.cell
  const own = group.every((place) => place.own)
  const cell: Cell = {
    ...base,
    ...told,
    n: n === null ? null : asking.access.rounded ? inTens(n) : n,
    reason,
    sources: isHidden ? [] : [...new Set(cells.flatMap(({ sources }) => sources))].sort((a, b) => a - b),
    checks: isHidden ? [] : first.cell.checks.filter((check) => cells.every(({ checks }) => checks.includes(check))),
    ...(cells.some(({ waiting }) => waiting === true) && !isHidden && !own ? { waiting: true as const } : {}),
    ...(asking.variant.over === null ? {} : { counts: 'grades' as const }),
  }
  return { cell, rank: first.rank, own, pupils: n ?? 0 }
}

function gapsOf(places: readonly CellPlace[], { dimension, a, b }: Gap, asking: Asking): readonly CellPlace[] {
  const idOf = (key: number): string => asking.holding.memberOf(dimension, key)?.id ?? ''
  const pairs = Map.groupBy(places, ({ cell }) => nameOf(cell, [dimension]))
  return [...pairs.values()].flatMap((pair) => {
    const [one, other] = [a, b].map((key) => pair.find(({ cell }) => cell.keys[dimension] === idOf(key)))
    if (one === undefined || other === undefined) return []
    const unit = asking.variant.made?.describe.unit ?? headOf(one.cell.measure, asking).unit
    const gap = gapBetween(one.cell, other.cell, unit)
    return [placed([one, other], gap, gap.told.state === 'shown' ? one.pupils + other.pupils : null, asking)]
  })
}

/** A wider question of the variant as one of the query's own words: groups and made measures by their names. */
function widerOf(wider: Query, query: Query, { variant, holding }: Pick<Asking, 'variant' | 'holding'>): Query {
  const { made, fixed, over } = variant
  const { groupings } = holding.model
  const carried = new Set((made?.where ?? []).map(({ dimension }) => dimension))
  const where = (wider.where ?? []).flatMap((filter) => {
    if (carried.has(filter.dimension)) return []
    const grouping = groupings.find(({ of, name }) => of === filter.dimension && (fixed.has(name) || of === over))
    if (grouping === undefined) return [filter]
    const member = fixed.get(grouping.name)
    // one of the group's schools by itself is no longer the group
    if (grouping.of !== over && filter.in?.length !== member?.gathers?.length) return [filter]
    const asked = (query.where ?? []).filter(({ dimension }) => dimension === grouping.name)
    return member === undefined ? asked : [{ dimension: grouping.name, in: [member.id] }]
  })
  const by = (wider.by ?? []).filter((name) => name !== over)
  return {
    measures: made === null ? wider.measures : [made.describe.name],
    ...(by.length > 0 ? { by } : {}),
    ...(where.length > 0 ? { where } : {}),
  }
}
