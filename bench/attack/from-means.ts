// What means tell of who has no value: a mean of two groups lies between theirs in the proportion of those who have one.
import type { Solver } from '../../src/statistics/index.ts'
import type { Finding, Problem } from './deduce.ts'
import type { Group } from './groups.ts'

const [heads, counted, sums] = [0, 1, 2]

/**
 * Feasible numbers of pupils who have a value, in groups where 1–4 lack one or that are under ten, by a linear programme over heads,
 * values and sums of every finest group (whole numbers are not asked for: an interval here may be wider than the truth, never narrower).
 * `most`: the greatest value of one pupil.
 */
export function deduceFromMeans(problem: Problem, groups: readonly Group[], index: number, most: number): readonly Finding[] {
  const { atoms, claims, inside, solver } = problem
  const means = (claims.means[index] ?? []).filter((mean) => isWithin(problem, mean.atoms))
  if (means.length === 0) return []
  const targets = groups.filter((group) => {
    const missing = group.atoms.reduce((sum, at) => sum + (atoms[at]?.n ?? 0) - (atoms[at]?.counted[index] ?? 0), 0)
    return !group.atoms.every((at) => inside.has(at)) && missing > 0 && missing < 5 && group.n >= 10
  })
  const ranges = rangesOf(problem, index, most, means)
  return targets.flatMap((group) => {
    const n = group.n
    const [low, high] = extremes(problem, ranges, group, solver)
    if (high - low >= 5 || (low <= n - 4 && high >= n - 1)) return []
    return [{ what: 'outcome' as const, group: group.name, n, low, high }]
  })
}

const isWithin = ({ indices }: Problem, atoms: readonly number[]): boolean => {
  const held = new Set(indices)
  return atoms.length > 0 && atoms.every((at) => held.has(at))
}

/** low ≤ Σ coefficient × unknown ≤ high; unknowns are numbered atom × 3 + kind. */
interface Range {
  readonly terms: readonly (readonly [column: number, coefficient: number])[]
  readonly low: number
  readonly high: number
}

function rangesOf(
  problem: Problem,
  index: number,
  most: number,
  means: readonly { atoms: readonly number[]; value: number; within: number }[],
): readonly Range[] {
  const { atoms, indices, claims, inside } = problem
  const place = new Map(indices.map((at, i) => [at, i]))
  const column = (at: number, kind: number): number => (place.get(at) ?? 0) * 3 + kind
  const infinite = Number.POSITIVE_INFINITY
  const each = indices.flatMap((at): Range[] => [
    {
      terms: [
        [column(at, heads), 1],
        [column(at, counted), -1],
      ],
      low: 0,
      high: infinite,
    },
    {
      terms: [
        [column(at, counted), most],
        [column(at, sums), -1],
      ],
      low: 0,
      high: infinite,
    },
    ...(inside.has(at)
      ? [
          { terms: [[column(at, heads), 1] as const], low: atoms[at]?.n ?? 0, high: atoms[at]?.n ?? 0 },
          {
            terms: [[column(at, counted), 1] as const],
            low: atoms[at]?.counted[index] ?? 0,
            high: atoms[at]?.counted[index] ?? 0,
          },
          { terms: [[column(at, sums), 1] as const], low: atoms[at]?.sums[index] ?? 0, high: atoms[at]?.sums[index] ?? 0 },
        ]
      : []),
  ])
  const told = claims.heads
    .filter((sum) => isWithin(problem, sum.atoms) && sum.atoms.length <= indices.length)
    .map(({ atoms: some, total }): Range => ({ terms: some.map((at) => [column(at, heads), 1]), low: total, high: total }))
  const averages = means.flatMap(({ atoms: some, value, within }): Range[] => [
    {
      terms: some.flatMap((at) => [[column(at, sums), 1] as const, [column(at, counted), within - value] as const]),
      low: 0,
      high: infinite,
    },
    {
      terms: some.flatMap((at) => [[column(at, sums), 1] as const, [column(at, counted), -within - value] as const]),
      low: -infinite,
      high: 0,
    },
  ])
  return [...each, ...unique(told), ...averages]
}

const unique = (ranges: readonly Range[]): readonly Range[] => [
  ...new Map(ranges.map((range) => [range.terms.map(([column]) => column).join(), range])).values(),
]

function extremes(problem: Problem, ranges: readonly Range[], group: Group, solver: Solver): readonly [number, number] {
  const place = new Map(problem.indices.map((at, i) => [at, i]))
  const size = problem.indices.length * 3
  const wanted = new Set(group.all.map((at) => (place.get(at) ?? 0) * 3 + counted))
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of ranges) {
    for (const [column, value] of terms) {
      indices.push(column)
      values.push(value)
    }
    starts.push(indices.length)
  }
  const model = {
    numCols: size,
    numRows: ranges.length,
    colCost: Array.from({ length: size }, (_, column) => (wanted.has(column) ? 1 : 0)),
    colLower: Array.from({ length: size }, () => 0),
    colUpper: Array.from({ length: size }, () => Number.POSITIVE_INFINITY),
    rowLower: ranges.map(({ low }) => low),
    rowUpper: ranges.map(({ high }) => high),
    matrix: { format: 'csr' as const, numRows: ranges.length, numCols: size, starts, indices, values },
  }
  return solver.withModel(model, (linear) => {
    linear.options.set({ output_flag: false })
    const { modelStatus, objectiveSense } = solver.constants
    const end = (way: 'minimize' | 'maximize', otherwise: number): number => {
      linear.changeObjectiveSense(objectiveSense[way])
      linear.run()
      if (linear.getModelStatus() !== modelStatus.optimal) return otherwise
      return [...linear.getSolution().colValue].reduce((sum, value, column) => sum + (wanted.has(column) ? value : 0), 0)
    }
    return [end('minimize', 0), end('maximize', Number.POSITIVE_INFINITY)] as const
  })
}
