// Cells stand in the order of the question's own dimensions: schools by name, years by time, never by result.
import type { Query } from '../contract/index.ts'
import type { CellPlace } from './cell.ts'
import type { Holding } from './door.ts'

/** The question's cells first, grouping by grouping, then each comparison's in the order asked. */
export function orderCells(places: readonly CellPlace[], query: Query, { memberOf }: Holding): readonly CellPlace[] {
  const comparisons = (query.compare ?? []).map((comparison) => comparison.id)
  const by = query.by ?? []
  const groups = Map.groupBy(places, ({ cell }) => `${cell.against}/${cell.grouping}`)
  const group = ({ cell }: CellPlace): readonly number[] => [
    cell.against === null ? -1 : comparisons.indexOf(cell.against),
    -cell.grouping.length,
    // two totals of equal length do not mix
    ...cell.grouping.map((dimension) => by.indexOf(dimension)),
  ]
  const within = ({ cell, keys }: CellPlace): readonly number[] => [
    ...cell.grouping.map((dimension) => memberOf(dimension, keys[dimension] ?? -1)?.ordinal ?? 0),
    query.measures.indexOf(cell.measure),
  ]
  return [...groups.values()]
    .map((cells) => ranked(cells, within))
    .map((cells) => ({ cells, rank: cells[0] === undefined ? [] : group(cells[0]) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .flatMap(({ cells }) => cells)
}

function ranked(places: readonly CellPlace[], rankOf: (place: CellPlace) => readonly number[]): readonly CellPlace[] {
  return places
    .map((place) => ({ place, rank: rankOf(place) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ place }) => place)
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
