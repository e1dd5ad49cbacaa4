// Oracles: sdcTable, tests/testthat/test-simpleheuristic.R and test-protectTable.r; Hundepool et al., Handbook on Statistical Disclosure
// Control, ch. 4 example 3; ssb-gausssuppression, vignette on zeros and ones; the two school tables are our own, solved by enumeration.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bounds, type CellSystem, loadSolver, type Relation, sumsTo, sumsToCount } from '../../src/statistics/index.ts'

const solver = await loadSolver()
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const range = (low: number, high: number) => ({ low, high })

/** A table whose margins everyone sees: cell r,c has index r × columns + c. */
function table(rows: readonly (readonly number[])[], hidden: readonly (readonly [number, number])[]): CellSystem {
  const columns = rows[0]?.length ?? 0
  const at = (r: number, c: number): number => r * columns + c
  const secret = new Set(hidden.map(([r, c]) => at(r, c)))
  const known = new Map(rows.flatMap((row, r) => row.map((count, c): [number, number] => [at(r, c), count])))
  const total = (cells: readonly number[]) =>
    sumsToCount(
      cells,
      cells.reduce((sum, cell) => sum + (known.get(cell) ?? 0), 0),
    )
  const relations = [
    ...rows.map((_, r) => total(upTo(columns).map((c) => at(r, c)))),
    ...upTo(columns).map((c) => total(rows.map((_, r) => at(r, c)))),
  ]
  return { known: new Map([...known].filter(([cell]) => !secret.has(cell))), relations }
}

const sdcTable = [
  [30, 47, 64, 89],
  [90, 124, 5, 31],
  [92, 100, 59, 85],
  [800, 991, 651, 685],
]
const sdcHidden: [number, number][] = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 2],
  [2, 1],
  [2, 3],
  [3, 1],
  [3, 3],
]

test('two hidden cells in every line are not enough: sdcTable’s table gives one of them away as 47', () => {
  assert.deepEqual(bounds(table(sdcTable, sdcHidden), [1], solver), [range(47, 47)])
})

test('hiding one cell more opens it to 0–78, and another one instead to 0–141', () => {
  assert.deepEqual(bounds(table(sdcTable, [...sdcHidden, [1, 3]]), [1], solver), [range(0, 78)])
  assert.deepEqual(bounds(table(sdcTable, [...sdcHidden, [1, 1]]), [1], solver), [range(0, 141)])
})

test('the handbook’s 3 × 2 table gives its published ranges', () => {
  const margins = [
    sumsToCount([0, 1], 7),
    sumsToCount([2, 3], 3),
    sumsToCount([4, 5], 6),
    sumsToCount([0, 2, 4], 9),
    sumsToCount([1, 3, 5], 7),
  ]
  const known = new Map([
    [4, 3],
    [5, 3],
  ])
  assert.deepEqual(bounds({ known, relations: margins }, [0, 1, 2, 3], solver), [
    range(3, 6),
    range(1, 4),
    range(0, 3),
    range(0, 3),
  ])
})

test('own school 1: 8A and 8C hidden leave the F of 8C between 0 and 15', () => {
  const rows = [
    [12, 13],
    [14, 11],
    [3, 21],
  ]
  const hidden: [number, number][] = [
    [2, 0],
    [0, 0],
    [0, 1],
    [2, 1],
  ]
  assert.equal(hidden.reduce((sum, [r, c]) => sum + (rows[r]?.[c] ?? 0), 0) - 3, 46)
  assert.deepEqual(bounds(table(rows, hidden), [4], solver), [range(0, 15)])
  // the other half of the tie at 46 pupils: 8B with 8C
  const other: [number, number][] = [
    [2, 0],
    [1, 0],
    [1, 1],
    [2, 1],
  ]
  assert.deepEqual(bounds(table(rows, other), [4], solver), [range(0, 17)])
  // the small cell alone is no secret
  assert.deepEqual(bounds(table(rows, [[2, 0]]), [4], solver), [range(3, 3)])
})

test('own school 3: two small cells protect each other with their complements, 0–7', () => {
  const rows = [
    [22, 3],
    [19, 6],
    [21, 4],
  ]
  const hidden: [number, number][] = [
    [0, 1],
    [2, 1],
    [0, 0],
    [2, 0],
  ]
  assert.deepEqual(bounds(table(rows, hidden), [1, 5], solver), [range(0, 7), range(0, 7)])
})

test('two hidden zeros that add up to 0 are revealed; the 5 beside them must be hidden too', () => {
  const total = [sumsToCount([0, 1, 2], 5)]
  assert.deepEqual(bounds({ known: new Map([[0, 5]]), relations: total }, [1, 2], solver), [range(0, 0), range(0, 0)])
  assert.deepEqual(bounds({ known: new Map(), relations: total }, [1, 2], solver), [range(0, 5), range(0, 5)])
})

// That zeros are always shown tells that a hidden cell is at least one: cell − slack = 1.
const notZero = (cell: number, slack: number): Relation => ({ cells: [cell, slack], coefficients: [1, -1], total: 1 })

test('two hidden ones that add up to 2 are revealed when zeros are never hidden; the 7 must be hidden too', () => {
  const relations = [sumsToCount([0, 1, 2], 9), notZero(1, 11), notZero(2, 12)]
  assert.deepEqual(bounds({ known: new Map([[0, 7]]), relations }, [1, 2], solver), [range(1, 1), range(1, 1)])
  assert.deepEqual(bounds({ known: new Map(), relations }, [1, 2], solver), [range(1, 8), range(1, 8)])
})

test('singletons: whoever is the one pupil of a hidden cell reads the other, so the 2 must be hidden too', () => {
  const total = [sumsToCount([0, 1, 2, 3], 4)]
  const outsider = new Map([
    [1, 2],
    [3, 0],
  ])
  assert.deepEqual(bounds({ known: outsider, relations: total }, [0, 2], solver), [range(0, 2), range(0, 2)])
  const insider = new Map([...outsider, [0, 1]] as [number, number][])
  assert.deepEqual(bounds({ known: insider, relations: total }, [2], solver), [range(1, 1)])
  const safe = new Map([
    [0, 1],
    [3, 0],
  ])
  assert.deepEqual(bounds({ known: safe, relations: total }, [1, 2], solver), [range(0, 3), range(0, 3)])
})

test('a margin may be hidden itself: it is a cell like any other', () => {
  const relations = [sumsTo([0, 1], 2), sumsTo([3, 4], 5), sumsTo([2, 5], 6)]
  const known = new Map([
    [0, 12],
    [3, 20],
    [6, 50],
  ])
  assert.deepEqual(bounds({ known, relations }, [1, 2, 4, 5], solver), [range(0, 18), range(12, 30), range(0, 18), range(20, 38)])
})

test('an open target is its own count, and one that nothing bounds reaches to infinity', () => {
  const relations = [sumsTo([1, 2], 3), sumsTo([1, 4], 5)]
  const infinite = range(0, Number.POSITIVE_INFINITY)
  assert.deepEqual(bounds({ known: new Map([[0, 17]]), relations }, [0, 1, 3, 5, 99], solver), [
    range(17, 17),
    infinite,
    infinite,
    infinite,
    infinite,
  ])
})

test('a hidden margin of two tables is at least what each of them shows', () => {
  const relations = [sumsTo([0, 1], 2), sumsTo([3, 4], 2)]
  const known = new Map([
    [0, 10],
    [3, 14],
  ])
  assert.deepEqual(bounds({ known, relations }, [1, 2, 4], solver), [
    range(4, Number.POSITIVE_INFINITY),
    range(14, Number.POSITIVE_INFINITY),
    range(0, Number.POSITIVE_INFINITY),
  ])
})

test('counts are whole: three pairs with at most one pupil each hold one pupil together, not one and a half', () => {
  const relations = [sumsToCount([0, 1, 10], 1), sumsToCount([1, 2, 11], 1), sumsToCount([0, 2, 12], 1), sumsTo([0, 1, 2], 3)]
  assert.deepEqual(bounds({ known: new Map(), relations }, [3], solver), [range(0, 1)])
})

test('a system that no table fits is a mistake, whether seen at once, by fractions or by whole numbers', () => {
  const fails = (relations: readonly Relation[], known = new Map<number, number>()) =>
    assert.throws(() => bounds({ known, relations }, [0], solver), /no table of whole counts fits the open cells/)
  fails([sumsToCount([0, 1], 5)], new Map([[1, 6]]))
  fails([sumsToCount([0, 1], 5), sumsToCount([1], 5), sumsToCount([0], 1)])
  fails([sumsToCount([1], 3)], new Map([[1, 2]]))
  fails([sumsToCount([0, 1, 2, 3], 10), sumsToCount([0, 1], 4), sumsToCount([2, 3], 4)])
  fails([sumsToCount([0, 1], 1), sumsToCount([1, 2], 1), sumsToCount([0, 2], 1)])
})

test('ranges that would narrow for ever are stopped', () => {
  const oneMore: Relation = { cells: [0, 1], coefficients: [1, -1], total: 1 }
  const oneLess: Relation = { cells: [0, 1], coefficients: [1, -1], total: 0 }
  assert.throws(() => bounds({ known: new Map(), relations: [oneMore, oneLess] }, [0], solver), /no table/)
})

test('a cell named twice in a relation counts twice, and coefficients above one leave only whole answers', () => {
  const twice: Relation = { cells: [0, 0, 1], coefficients: [1, 1, 1], total: 5 }
  assert.deepEqual(bounds({ known: new Map(), relations: [twice] }, [0, 1], solver), [range(0, 2), range(1, 5)])
})

// The reference: every table of whole counts up to `most` that fits, one after another.
function enumerate(system: CellSystem, cells: readonly number[], most: number): Map<number, { low: number; high: number }> {
  const found = new Map<number, { low: number; high: number }>()
  const counts = new Map(system.known)
  const place = (i: number): void => {
    const cell = cells[i]
    if (cell === undefined) {
      const fits = system.relations.every(
        ({ cells: named, coefficients, total }) =>
          named.reduce((sum, one, k) => sum + (coefficients[k] ?? 0) * (counts.get(one) ?? 0), 0) === total,
      )
      if (!fits) return
      for (const one of cells) {
        const count = counts.get(one) ?? 0
        const seen = found.get(one) ?? { low: count, high: count }
        found.set(one, { low: Math.min(seen.low, count), high: Math.max(seen.high, count) })
      }
      return
    }
    for (let count = 0; count <= most; count++) {
      counts.set(cell, count)
      place(i + 1)
    }
  }
  place(0)
  return found
}

test('the ranges are those of every table that fits, tried one by one (three directions, any relations)', () => {
  const system = fc.record({
    counts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
    open: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    groups: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  let compared = 0
  fc.assert(
    fc.property(system, ({ counts, open, groups }) => {
      // the grand total keeps the enumeration finite
      const all = [upTo(8), ...groups]
      const relations = all.map((cells) =>
        sumsToCount(
          cells,
          cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0),
        ),
      )
      const known = new Map(
        upTo(8).flatMap((cell): [number, number][] => (open[cell] === true || cell > 5 ? [[cell, counts[cell] ?? 0]] : [])),
      )
      const hidden = upTo(8).filter((cell) => !known.has(cell))
      const most = hidden.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0)
      if (most > 7) return
      const expected = enumerate({ known, relations }, hidden, most)
      assert.deepEqual(
        bounds({ known, relations }, hidden, solver),
        hidden.map((cell) => expected.get(cell)),
      )
      compared += hidden.length
    }),
    { numRuns: 300, seed: 11 },
  )
  assert.ok(compared > 300, `${compared} cells compared`)
})

test('in a table of 500 classes by three outcomes every hidden count lies within its range', () => {
  const rows = upTo(500).map((r) => [((r * 37) % 23) + 1, (r * 53) % 7, ((r * 11) % 5) + 2])
  const hidden = rows.flatMap((row, r) => row.flatMap((count, c): [number, number][] => (count < 5 ? [[r, c]] : [])))
  const system = table(rows, hidden)
  const found = bounds(
    system,
    hidden.map(([r, c]) => r * 3 + c),
    solver,
  )
  assert.equal(found.length, hidden.length)
  hidden.forEach(([r, c], i) => {
    const count = rows[r]?.[c] ?? -1
    assert.ok((found[i]?.low ?? 0) <= count && count <= (found[i]?.high ?? 0))
  })
})
