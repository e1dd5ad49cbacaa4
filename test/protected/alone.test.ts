import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { asked } from '../../src/privacy/pattern-tables.ts'
import { decideAcross, decideOwn, decideShare } from '../../src/privacy/suppression/decide.ts'
import { type Atom, type Lattice, latticeOf, type UnitNode } from '../../src/privacy/suppression/lattice.ts'
import { type Interval, loadSolver, type Solver } from '../../src/statistics/index.ts'
import { attack, attackOutcome } from '../privacy/attacker.ts'

let solver: Solver
before(async () => {
  solver = await loadSolver()
})

/** Four schools of large classes, of which every figure could be shown; the first has, if asked for, one pupil more, in no class. */
function withOneAlone(classes: number, size: number, alone: boolean): { readonly lattice: Lattice; readonly noClass: number } {
  const units: UnitNode[] = [
    { parent: -1, level: 'all' },
    { parent: 0, level: 'municipality' },
  ]
  const atoms: Atom[] = []
  let noClass = -1
  for (let at = 0; at < 4; at++) {
    const school = units.push({ parent: 1, level: 'school' }) - 1
    for (let n = 0; n < classes; n++) {
      const unit = units.push({ parent: school, level: 'class' }) - 1
      for (const sex of [1, 2]) atoms.push({ unit, digits: [sex, 1], n: size + n + sex, hits: size - 9 + sex })
    }
    if (at > 0 || !alone) continue
    noClass = units.push({ parent: school, level: 'noClass' }) - 1
    atoms.push({ unit: noClass, digits: [1, 1], n: 1, hits: 1 })
  }
  return { lattice: latticeOf(units, [4, 5], asked, atoms), noClass }
}

const total = (lattice: Lattice, unit: number): number =>
  unit * lattice.attributes.length + (lattice.attributes.find(({ digits }) => digits.every((digit) => digit === 0))?.index ?? 0)

test('one protected pupil is not what a school has beyond its classes, to anyone, however large the classes are', () => {
  for (const [classes, size] of [
    [1, 15],
    [2, 22],
    [3, 30],
  ] as const) {
    const { lattice, noClass } = withOneAlone(classes, size, true)
    const target = total(lattice, noClass)
    const across = decideAcross(lattice, 'across', null)
    const reference = decideAcross(lattice, 'reference', across)
    const own = decideOwn(lattice, 'count', { reference, regime: 'own', base: null, heads: reference })
    for (const [view, states, width] of [
      ['across', across, 5],
      ['reference', reference, 5],
      ['own', own, 4],
    ] as const) {
      const [interval] = attack(lattice, states, lattice.n, [target], solver)
      const told = `${view}, ${classes} classes of ${size}: ${JSON.stringify(interval)}`
      assert.ok(interval !== undefined && interval.high - interval.low >= width, told)
    }
  }
})

test('nor is her outcome what the school’s has beyond its classes', () => {
  const { lattice, noClass } = withOneAlone(3, 30, true)
  const across = decideAcross(lattice, 'across', null)
  const shares = decideShare(lattice, 'across', across, across)
  const [interval]: readonly (Interval | undefined)[] = attackOutcome(lattice, shares, across, [total(lattice, noClass)], solver)
  assert.ok(interval !== undefined && interval.low === 0 && interval.high >= 1, JSON.stringify(interval))
})

test('were every class and the school shown, the subtraction would find her: the attack sees it', () => {
  const { lattice, noClass } = withOneAlone(3, 30, true)
  const nothingHidden = new Uint8Array(lattice.n.length)
  const target = total(lattice, noClass)
  nothingHidden[target] = 2
  const [interval] = attack(lattice, nothingHidden, lattice.n, [target], solver)
  assert.deepEqual(interval, { low: 1, high: 1 })
})

test('without her the same schools show every class', () => {
  const { lattice } = withOneAlone(3, 30, false)
  const across = decideAcross(lattice, 'across', null)
  assert.ok(lattice.units.every((_, unit) => across[total(lattice, unit)] === 0))
})
