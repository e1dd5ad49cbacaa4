import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { decideAcross, decideShare, type OuterRegime, rulesOf } from '../../src/privacy/suppression/decide.ts'
import { outcomeState, primary } from '../../src/privacy/suppression/primary.ts'
import { headCounts, outcomes, protect } from '../../src/privacy/suppression/protect.ts'
import type { Run } from '../../src/privacy/suppression/prove.ts'
import { hideRefinements, tells } from '../../src/privacy/suppression/refine.ts'
import { nodeState } from '../../src/privacy/suppression/states.ts'
import { loadSolver, type Solver } from '../../src/statistics/index.ts'
import { attackOutcome, underTold } from './attacker.ts'
import { madeUp, municipalities, seeded } from './tables.ts'

let solver: Solver
before(async () => {
  solver = await loadSolver()
})

/** A seeded municipality as rules 1–3 leave it, and what is then to be protected. */
function unprotected(seed: number, regime: OuterRegime, measure: 'count' | 'share'): Run {
  const random = seeded(seed)
  const schools = Array.from({ length: 6 }, () => 12 + Math.floor(random() * 70))
  const lattice = madeUp(random, schools, 0.9)
  const rules = rulesOf[regime][measure]
  const content = measure === 'count' ? headCounts(lattice, rules) : outcomes(lattice, rules, new Uint8Array(lattice.n.length))
  return { lattice, rules, content, states: primary(lattice, rules, null), within: null, known: null }
}

const hiddenAmong = (states: Uint8Array): number[] => [...states.keys()].filter((at) => states[at] === nodeState.secondary)

test('what is told again leaves nothing unprotected: protecting once more hides nothing', () => {
  for (const seed of municipalities) {
    for (const measure of ['count', 'share'] as const) {
      const run = unprotected(seed, 'reference', measure)
      protect(run)
      const once = run.states.slice()
      protect(run)
      assert.deepEqual(run.states, once, `seed ${seed}, ${measure}`)
    }
  }
})

test('nothing is hidden for the sake of others that could be told: told by itself it must be hidden again, or another instead', () => {
  let tried = 0
  for (const seed of municipalities) {
    const run = unprotected(seed, 'across', 'count')
    const { lattice } = run
    const first = run.states.slice()
    protect(run)
    for (const at of hiddenAmong(run.states)) {
      const unit = Math.floor(at / lattice.attributes.length)
      const states = run.states.slice()
      states[at] = first[at] ?? 0
      const told = states.slice()
      hideRefinements(lattice, states, null)
      if (!tells(states[at]) || lattice.same[unit] !== unit) continue // it lies under another, or is told with one
      protect({ ...run, states })
      assert.notDeepEqual(states, told, `seed ${seed}, node ${at} is hidden for nothing`)
      tried++
    }
  }
  assert.ok(tried > 25, `${tried} tried`)
})

test('an outcome that rule 3 would hide stays unknown where it is hidden for the sake of others', () => {
  let checked = 0
  for (const seed of municipalities.slice(-6)) {
    const random = seeded(seed + 100)
    const schools = Array.from({ length: 6 }, () => 14 + Math.floor(random() * 60))
    const lattice = madeUp(random, schools, 0.93)
    const heads = decideAcross(lattice, 'across', null)
    const states = decideShare(lattice, 'across', heads, heads)
    const isGuarded = (at: number): boolean =>
      outcomeState(lattice.n[at] ?? 0, lattice.hits[at] ?? 0) !== nodeState.open && !underTold(lattice, states, at)
    const targets = hiddenAmong(states).filter(isGuarded)
    for (const [i, { low, high }] of attackOutcome(lattice, states, heads, targets, solver).entries()) {
      const at = targets[i] ?? 0
      const n = lattice.n[at] ?? 0
      const isUncertain = n - (lattice.hits[at] ?? 0) < 5 ? low <= n - 4 && high >= n - 1 : high - low >= Math.min(5, n)
      assert.ok(isUncertain, `seed ${seed}, node ${at} of ${n}: ${low}–${high}`)
      checked++
    }
  }
  assert.ok(checked > 80, `${checked} attacked`)
})
