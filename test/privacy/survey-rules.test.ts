// Rule 9 by itself, in made-up municipalities: what the own unit is told of answers, and what can be worked out from it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideBalance, decideOutcome, decidePopulation } from '../../src/privacy/populations.ts'
import type { Lattice } from '../../src/privacy/suppression/lattice.ts'
import { isHidden, nodeState } from '../../src/privacy/suppression/states.ts'
import { loadSolver } from '../../src/statistics/index.ts'
import { attack, attackOutcome, besides, sensitive } from './attacker.ts'
import { answered, municipalities, seeded } from './tables.ts'

const solver = await loadSolver()

const made = municipalities.slice(0, 8).map((seed) => {
  const random = seeded(seed + 900)
  const sizes = Array.from({ length: 4 }, () => 6 + Math.floor(random() * 60))
  return { seed, ...answered(random, sizes) }
})
const isClass = ({ units, attributes }: Lattice, at: number): boolean =>
  units[Math.floor(at / attributes.length)]?.level === 'class'
const digitOf = ({ attributes }: Lattice, at: number): number => at % attributes.length

/** What the principal of a school sees: inside it the own regime, the reference outside. */
function seenBy(lattice: Lattice, school: number, own: Uint8Array, reference: Uint8Array): Uint8Array {
  const width = lattice.attributes.length
  const seen = reference.slice()
  for (const [unit, of] of lattice.schoolOf.entries())
    if (of === school) seen.set(own.subarray(unit * width, (unit + 1) * width), unit * width)
  return seen
}
const schoolsOf = ({ units }: Lattice): readonly number[] => [...units.keys()].filter((unit) => units[unit]?.level === 'school')
const within = (lattice: Lattice, school: number, at: number): boolean =>
  lattice.schoolOf[Math.floor(at / lattice.attributes.length)] === school

test('the own unit is told of five answers and ten invited; by sex of ten answers', () => {
  const told = { fromFive: 0, fewInvited: 0 }
  for (const { seed, rows } of made) {
    const { own } = decidePopulation(rows, null).counts
    for (const [at, state] of own.entries()) {
      const n = rows.n[at] ?? 0
      if (n === 0 || !isClass(rows, at)) continue
      const few = rows.fewInvited?.[Math.floor(at / rows.attributes.length)] === 1
      if (n < 5 || few || (digitOf(rows, at) > 0 && n < 10)) assert.ok(isHidden(state), `seed ${seed}, node ${at}: ${n} answers`)
      if (n >= 5 && n < 10 && state === nodeState.open) told.fromFive++
      if (n >= 5 && few) told.fewInvited++
    }
  }
  assert.ok(told.fromFive > 5 && told.fewInvited > 3, JSON.stringify(told))
})

test('the rules of pupils’ lists, and of no invitations, would tell what rule 9 does not', () => {
  const found = { split: 0, uninvited: 0 }
  for (const { rows } of made) {
    const asPupils = decidePopulation({ ...rows, rowsOf: 'pupils' }, null).counts.own
    const uninvited = decidePopulation({ ...rows, fewInvited: null }, null).counts.own
    for (const at of rows.n.keys()) {
      const n = rows.n[at] ?? 0
      if (!isClass(rows, at) || n < 5 || n >= 10) continue
      if (digitOf(rows, at) > 0 && asPupils[at] === nodeState.open) found.split++
      const few = rows.fewInvited?.[Math.floor(at / rows.attributes.length)] === 1
      if (digitOf(rows, at) === 0 && few && uninvited[at] === nodeState.open) found.uninvited++
    }
  }
  assert.ok(found.split > 0 && found.uninvited > 0, JSON.stringify(found))
})

test('outside the own unit answers are told as pupils are: from ten, with a rest of ten', () => {
  for (const { rows } of made) {
    const answers = decidePopulation({ ...rows, fewInvited: null }, null).counts
    const pupils = decidePopulation({ ...rows, fewInvited: null, rowsOf: 'pupils' }, null).counts
    for (const regime of ['across', 'reference', 'referenceSeveral'] as const) assert.deepEqual(answers[regime], pupils[regime])
  }
})

test('a hidden group of the own unit is not known closer than five answers, whatever is added and subtracted', () => {
  let checked = 0
  for (const { seed, rows } of made) {
    const { own, reference } = decidePopulation(rows, null).counts
    // of a class of five and six answers the sexes cannot be further apart than it
    const room = (at: number): number => (digitOf(rows, at) > 0 ? (rows.n[at - digitOf(rows, at)] ?? 0) - 2 : 5)
    for (const school of schoolsOf(rows)) {
      const seen = seenBy(rows, school, own, reference)
      const targets = sensitive(own).filter((at) => within(rows, school, at))
      for (const [i, { low, high }] of attack(rows, seen, rows.n, targets, solver).entries()) {
        const wide = Math.min(5, room(targets[i] ?? 0), besides(rows, seen, targets[i] ?? 0))
        assert.ok(high - low >= wide, `seed ${seed}, node ${targets[i]}: ${low}–${high}`)
        checked++
      }
    }
  }
  assert.ok(checked > 60, `${checked} hidden groups attacked`)
})

test('an index that is hidden is not known closer than five steps, and one that all but few steps agree on is hidden', () => {
  const found = { checked: 0, alike: 0 }
  for (const { seed, rows, steps } of made) {
    const population = decidePopulation(rows, null)
    const { own, reference } = decideBalance(steps, population)
    const heads = population.means()
    for (const [at, state] of own.entries()) {
      const [n, up] = [steps.n[at] ?? 0, steps.hits[at] ?? 0]
      if (n === 0 || (up >= 5 && n - up >= 5) || state === nodeState.closed) continue
      if (!isHidden(heads.own[at] ?? 0)) found.alike++
      assert.ok(isHidden(state), `seed ${seed}, node ${at}: ${up} of ${n}`)
    }
    for (const school of schoolsOf(steps)) {
      const seen = seenBy(steps, school, own, reference)
      const counted = seenBy(rows, school, heads.own, heads.reference)
      const targets = sensitive(own).filter((at) => within(steps, school, at))
      for (const [i, { low, high }] of attackOutcome(steps, seen, counted, targets, solver).entries()) {
        const at = targets[i] ?? 0
        const wide = Math.min(5, steps.n[at] ?? 0, besides(steps, seen, at))
        assert.ok(high - low >= wide, `seed ${seed}, node ${at} of ${steps.n[at]} steps: ${low}–${high}`)
        found.checked++
      }
    }
  }
  assert.ok(found.checked > 60 && found.alike > 0, JSON.stringify(found))
})

test('a positive share of the own unit follows rule 3 also under ten: nobody holds a list of answers', () => {
  let hidden = 0
  for (const { seed, rows } of made) {
    const population = decidePopulation(rows, null)
    const { own } = decideOutcome(rows, population)
    for (const [at, state] of own.entries()) {
      const [n, hits] = [rows.n[at] ?? 0, rows.hits[at] ?? 0]
      if (n < 5 || n >= 10 || hits === n || population.counts.own[at] !== nodeState.open) continue
      hidden++
      assert.notEqual(state, nodeState.open, `seed ${seed}, node ${at}: ${hits} of ${n}`)
    }
  }
  assert.ok(hidden > 3, `${hidden}`)
})
