// A mean beside the number of pupils: how many of them have no value?
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { decidePopulation, withoutMissing } from '../../src/privacy/populations.ts'
import { intervalAbout, roundedTo, stepOf } from '../../src/privacy/rounding.ts'
import { withOutcome } from '../../src/privacy/suppression/lattice.ts'
import { isHidden, nodeState } from '../../src/privacy/suppression/states.ts'
import { loadSolver, type Solver } from '../../src/statistics/index.ts'
import { classesByTwo, seeded } from './tables.ts'

let solver: Solver
before(async () => {
  solver = await loadSolver()
})

const grain = 2.5
const merit = { kind: 'mean', rounding: { grain, apart: 60 } } as const
const points = { kind: 'mean', rounding: { grain, apart: 4 } } as const
const balance = { kind: 'balance', rounding: { grain: 1, apart: 0.3 } } as const

/** `n` pupils of a school and sex, `c` of them with a value, whose sum is `sum` grains. */
interface Group {
  readonly school: number
  readonly sex: number
  readonly n: number
  readonly c: number
  readonly sum: number
}

/** Schools that lie up to 60 points apart, girls above boys; every other group lacks the value of up to three. */
function drawGroups(random: () => number, schools: number): readonly Group[] {
  const groups: Group[] = []
  for (let school = 0; school < schools; school++) {
    const middle = 185 + 60 * random()
    for (const sex of [0, 1]) {
      const n = 14 + Math.floor(random() * 40)
      const c = n - (random() < 0.5 ? 0 : Math.floor(random() * 4))
      let sum = 0
      for (let i = 0; i < c; i++) sum += Math.round((middle + (sex === 0 ? 12 : -12) + 240 * (random() - 0.5)) / grain)
      groups.push({ school, sex, n, c, sum })
    }
  }
  return groups
}

/** Denominators of at most `n` with which a sum of whole grains gives a mean within half a step of the one told. */
const denominators = (n: number, mean: number, step: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => i + 1).filter((c) => {
    const half = Math.max(step / 2, 1e-9)
    return Math.floor(((mean + half) * c) / grain) * grain >= (mean - half) * c - 1e-6
  })

test('an exact mean gives its denominator away; the rounded one leaves n to n − 4 possible', () => {
  const random = seeded(1)
  const given = { exact: 0, all: 0 }
  for (const { n, c, sum } of Array.from({ length: 40 }, () => drawGroups(random, 3)).flat()) {
    const exact = (grain * sum) / c
    const found = denominators(n, exact, 0).filter((candidate) => candidate > n - 5)
    assert.ok(found.includes(c))
    if (found.length === 1) given.exact++
    given.all++
    for (const measure of [merit, points]) {
      const step = stepOf(measure, n) ?? 0
      const left = denominators(n, roundedTo(exact, step), step)
      for (let candidate = Math.max(10, n - 4); candidate <= n; candidate++)
        assert.ok(left.includes(candidate), `${n} ${candidate}`)
    }
  }
  assert.ok(given.exact > given.all / 2, `${given.exact} of ${given.all} denominators known from the exact mean`)
})

test('the step is a round number, smaller the more pupils there are', () => {
  assert.deepEqual(
    [10, 30, 60, 120, 300, 600].map((n) => stepOf(merit, n)),
    [5, 2, 1, 0.5, 0.2, 0.1],
  )
  assert.deepEqual(
    [10, 14, 30, 40, 600].map((n) => stepOf(points, n)),
    [0.5, 0.5, 0.2, 0.1, 0.1],
  )
  assert.deepEqual(
    [0, 1, 2, 3].map((inside) => stepOf(merit, 600, inside)),
    [0.1, 0.2, 0.5, 0.5],
  )
  assert.deepEqual(
    [10, 14, 24, 40, 60, 120].map((n) => stepOf(balance, n)),
    [0.1, 0.1, 0.05, 0.05, 0.02, 0.01],
  )
  assert.equal(stepOf({ kind: 'count', rounding: null }, 10), null)
})

test('the interval lies evenly about the rounded value and is never so narrow that it tells the denominator', () => {
  assert.deepEqual(intervalAbout(229, 14.2, 1), { low: 214, high: 244 })
  assert.deepEqual(intervalAbout(13.4, 0.01, 0.1), { low: 12.9, high: 13.9 })
})

/**
 * The least and the greatest number of pupils with a value in group `target`, of everything that fits the means told. `ends`: the least and the
 * greatest that a pupil's value can be, in grains. `inside`: schools whose pupils are known one by one.
 */
function rangeOf(
  groups: readonly Group[],
  steps: (n: number) => number,
  target: number,
  { grain, ends: [least, most] }: Scale = points136,
  inside: readonly number[] = [],
): readonly number[] {
  const columns = groups.length * 2
  const exactly = (column: number): number | null => {
    const group = groups[column % groups.length]
    if (group === undefined || !inside.includes(group.school)) return null
    return column < groups.length ? group.c : group.sum
  }
  const matrix = { starts: [0], indices: [] as number[], values: [] as number[] }
  for (const node of nodesOf(groups)) {
    const total = (of: (group: Group) => number): number => node.reduce((sum, i) => sum + of(groups[i] as Group), 0)
    const step = steps(total(({ n }) => n))
    const mean = roundedTo((grain * total(({ sum }) => sum)) / total(({ c }) => c), step)
    // (mean − step/2) × c ≤ sum ≤ (mean + step/2) × c
    for (const side of [1, -1]) {
      for (const i of node) {
        matrix.indices.push(i, groups.length + i)
        matrix.values.push(-side * (mean - (side * step) / 2), side * grain)
      }
      matrix.starts.push(matrix.indices.length)
    }
  }
  // what a pupil's value can be at all
  for (const i of groups.keys()) {
    for (const side of [1, -1]) {
      matrix.indices.push(i, groups.length + i)
      matrix.values.push(side * (side === 1 ? -least : -most), side)
      matrix.starts.push(matrix.indices.length)
    }
  }
  const rows = matrix.starts.length - 1
  const { objectiveSense, modelStatus, variableType } = solver.constants
  const model = {
    numCols: columns,
    numRows: rows,
    colCost: Array.from({ length: columns }, (_, i) => (i === target ? 1 : 0)),
    colLower: Array.from(
      { length: columns },
      (_, i) => exactly(i) ?? (i < groups.length ? 10 : (groups[i % groups.length]?.n ?? 0) * least),
    ),
    colUpper: Array.from(
      { length: columns },
      (_, i) => exactly(i) ?? (groups[i % groups.length]?.n ?? 0) * (i < groups.length ? 1 : most),
    ),
    rowLower: Array.from({ length: rows }, () => -1e-7),
    rowUpper: Array.from({ length: rows }, () => Number.POSITIVE_INFINITY),
    matrix: { format: 'csr' as const, numRows: rows, numCols: columns, ...matrix },
    integrality: Array.from({ length: columns }, () => variableType.integer),
  }
  return [objectiveSense.minimize, objectiveSense.maximize].map((sense) =>
    solver.withModel(model, (asked) => {
      asked.options.set({ output_flag: false, mip_rel_gap: 0 })
      asked.changeObjectiveSense(sense)
      asked.run()
      assert.equal(asked.getModelStatus(), modelStatus.optimal)
      return Math.round(asked.getSolution().colValue[target] ?? -1)
    }),
  )
}

interface Scale {
  readonly grain: number
  readonly ends: readonly [number, number]
}
const points136: Scale = { grain, ends: [0, 136] }

/** Groups, schools, sexes and everyone, as indices of groups. */
function nodesOf(groups: readonly Group[]): readonly (readonly number[])[] {
  const all = [...groups.keys()]
  return [
    ...all.map((i) => [i]),
    ...Map.groupBy(all, (i) => groups[i]?.school).values(),
    ...Map.groupBy(all, (i) => groups[i]?.sex).values(),
    all,
  ]
}

test('from the means of schools, sexes and everyone together the number without a value stays unknown by five', () => {
  const byGrainAlone = (n: number): number => (n >= 30 ? 0.1 : 0.5)
  let closer = 0
  for (const seed of [1, 2, 3]) {
    const groups = drawGroups(seeded(seed), 4)
    for (const target of [0, 1, 2, 3]) {
      const n = groups[target]?.n ?? 0
      const [low = 0, high = 0] = rangeOf(groups, (size) => stepOf(merit, size) ?? 0, target)
      assert.ok(low <= Math.max(10, n - 4) && high === n, `seed ${seed}, group ${target} of ${n}: ${low}–${high}`)
      const [least = 0, most = 0] = rangeOf(groups, byGrainAlone, target)
      if (most - least < Math.min(4, n - 10)) closer++
    }
  }
  assert.ok(closer > 0, 'a step that only hides the denominator of each mean by itself gives some away together')
})

test('who knows other and larger schools from inside learns no more of it: the step is wider for them', () => {
  let closer = 0
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
    const inside = [2, 3]
    const groups = drawGroups(seeded(seed), 4).map((group) => (inside.includes(group.school) ? times(group, 3) : group))
    for (const target of [0, 1, 2, 3]) {
      const n = groups[target]?.n ?? 0
      const fewest = Math.max(10, n - 4)
      const range = (known: number): readonly number[] =>
        rangeOf(groups, (size) => stepOf(merit, size, known) ?? 0, target, points136, inside)
      const [low = 0, high = 0] = range(inside.length)
      assert.ok(low <= fewest && high === n, `seed ${seed}, group ${target} of ${n}: ${low}–${high}`)
      const [least = 0] = range(0)
      if (least > fewest) closer++
    }
  }
  assert.ok(closer > 0, 'the steps of who knows nobody give some away to who knows two')
})

const times = (group: Group, factor: number): Group => ({
  ...group,
  n: group.n * factor,
  c: group.c * factor,
  sum: group.sum * factor,
})

test('from the balances of schools, sexes and everyone together the number without a value stays unknown by five', () => {
  const scale: Scale = { grain: 1, ends: [-1, 1] }
  let closer = 0
  for (const seed of [1, 2, 3]) {
    const random = seeded(seed + 10)
    const groups = drawGroups(random, 4).map(({ school, sex, n, c }): Group => {
      const ahead = 0.05 + 0.3 * random()
      let sum = 0
      for (let i = 0; i < c; i++) sum += random() < ahead ? 1 : random() < 0.1 ? -1 : 0
      return { school, sex, n, c, sum }
    })
    for (const target of [0, 1, 2, 3]) {
      const n = groups[target]?.n ?? 0
      const [low = 0, high = 0] = rangeOf(groups, (size) => stepOf(balance, size) ?? 0, target, scale)
      assert.ok(low <= Math.max(10, n - 4) && high === n, `seed ${seed}, group ${target} of ${n}: ${low}–${high}`)
      const [least = 0, most = 0] = rangeOf(groups, () => 0.01, target, scale)
      if (most - least < Math.min(4, n - 10)) closer++
    }
  }
  assert.ok(closer > 0, 'told to a percentage point they give some away')
})

test('a share is hidden where one to four have no value, and where it would give those away', () => {
  const lattice = classesByTwo([
    [40, 40],
    [45, 38],
    [50, 50],
  ])
  const lacking = new Map([[1, 2]]) // the first school's first group lacks two
  const valued = withOutcome(
    lattice,
    [1, 2, 3].flatMap((unit) =>
      [1, 2].map((digit) => {
        const n = lattice.n[unit * 3 + digit] ?? 0
        return { unit, digits: [digit], n, hits: n - (digit === 1 ? (lacking.get(unit) ?? 0) : 0) }
      }),
    ),
  )
  const heads = decidePopulation(lattice, null)
  assert.ok(heads.counts.across.every((state) => state === nodeState.open))
  const { across } = withoutMissing(valued, heads).counts
  assert.ok(isHidden(across[3 + 1] ?? 0), 'of forty, two have no value')
  for (const at of [0, 1, 3]) assert.ok(isHidden(across[at] ?? 0), `node ${at} lacks two as well`)
})
