// Tables with stage years, whose classes mostly are of one: a small school must cost the others no more than some years' figures.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { decideAcross, decideOwn } from '../../src/privacy/suppression/decide.ts'
import type { Lattice } from '../../src/privacy/suppression/lattice.ts'
import { indexOf } from '../../src/privacy/suppression/shape.ts'
import { isHidden, nodeState } from '../../src/privacy/suppression/states.ts'
import { loadSolver, type Solver } from '../../src/statistics/index.ts'
import { attack, sensitive } from './attacker.ts'
import { madeUpYears, seeded } from './tables.ts'

let solver: Solver
before(async () => {
  solver = await loadSolver()
})

const seeds = [11, 12, 13, 14, 15, 16]
const unitsAt = (lattice: Lattice, level: string): readonly number[] =>
  [...lattice.units.keys()].filter((unit) => lattice.units[unit]?.level === level)

/** What a node hidden for its complement gives away is the complement: no more than that can be uncertain. */
function wanted(lattice: Lattice, states: Uint8Array, at: number): number {
  if (states[at] !== nodeState.complement) return 5
  const width = lattice.attributes.length
  const unit = Math.floor(at / width)
  const wider = (lattice.attributes[at % width]?.parents ?? []).map((other) => unit * width + other)
  wider.push((lattice.units[unit]?.parent ?? 0) * width + (at % width))
  return Math.min(5, ...wider.map((node) => (lattice.n[node] ?? 0) - (lattice.n[at] ?? 0)).filter((left) => left > 0))
}

test('with stage years too no hidden count is known closer than five pupils', () => {
  let checked = 0
  for (const seed of seeds) {
    const lattice = madeUpYears(seeded(seed), 3, 1)
    const states = decideAcross(lattice, 'across', null)
    const targets = sensitive(states)
    for (const [i, { low, high }] of attack(lattice, states, lattice.n, targets, solver).entries()) {
      const at = targets[i] ?? 0
      assert.ok(high - low >= wanted(lattice, states, at), `seed ${seed}, node ${at}: ${low}–${high}`)
      checked++
    }
  }
  assert.ok(checked > 200, `${checked} hidden groups attacked`)
})

test('with stage years too a principal learns nothing of other schools, and nothing more of the own', () => {
  const checked = { other: 0, own: 0 }
  for (const seed of seeds.slice(0, 3)) {
    const lattice = madeUpYears(seeded(seed + 50), 4, 1)
    const width = lattice.attributes.length
    const reference = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
    const own = decideOwn(lattice, 'count', { regime: 'own', reference, base: null, heads: reference })
    for (const inside of unitsAt(lattice, 'school')) {
      const isOwn = (at: number): boolean => lattice.schoolOf[Math.floor(at / width)] === inside
      const known = reference.map((state, at) => (isOwn(at) ? nodeState.open : state))
      const others = sensitive(reference).filter((at) => !isOwn(at) && (lattice.schoolOf[Math.floor(at / width)] ?? -1) >= 0)
      for (const [i, { low, high }] of attack(lattice, known, lattice.n, others, solver).entries()) {
        assert.ok(
          high - low >= wanted(lattice, reference, others[i] ?? 0),
          `seed ${seed}, inside ${inside}, node ${others[i]}: ${low}–${high}`,
        )
        checked.other++
      }
      const seen = reference.map((state, at) => (isOwn(at) ? (own[at] ?? state) : state))
      const mine = sensitive(own).filter(isOwn)
      for (const [i, { low, high }] of attack(lattice, seen, lattice.n, mine, solver).entries()) {
        assert.ok(high - low >= 5, `seed ${seed}, own ${inside}, node ${mine[i]}: ${low}–${high}`)
        checked.own++
      }
    }
  }
  assert.ok(checked.other > 300 && checked.own > 30, JSON.stringify(checked))
})

test('a small school hides single years of others, where before it hid another school as a whole', () => {
  const hiddenWholly = (byClass: number): number => {
    let found = 0
    for (let seed = 100; seed < 130; seed++) {
      const lattice = madeUpYears(seeded(seed), 6, 1, byClass)
      const states = decideAcross(lattice, 'across', null)
      const [, ...others] = unitsAt(lattice, 'school')
      if (others.some((school) => isHidden(states[school * lattice.attributes.length] ?? 0))) found++
    }
    return found
  }
  const [without, now] = [hiddenWholly(-1), hiddenWholly(2)]
  assert.ok(without >= 25, `${without} of 30 municipalities`)
  assert.ok(now <= 15, `${now} of 30 municipalities`)
})

test('a class of one stage year is hidden with that year of its school: they are the same pupils', () => {
  let met = 0
  for (const seed of seeds) {
    const lattice = madeUpYears(seeded(seed), 3, 1)
    const width = lattice.attributes.length
    const states = decideAcross(lattice, 'across', null)
    for (const unit of unitsAt(lattice, 'class')) {
      const stage = lattice.only[unit] ?? 0
      const school = lattice.schoolOf[unit] ?? 0
      if (stage === 0 || !isHidden(states[school * width + indexOf([0, 0, stage], lattice.shape.sizes)] ?? 0)) continue
      assert.ok(isHidden(states[unit * width] ?? 0), `seed ${seed}, class ${unit}`)
      met++
    }
  }
  assert.ok(met > 5, `${met} classes of hidden years`)
})
