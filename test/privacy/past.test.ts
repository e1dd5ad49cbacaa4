// Somebody who has kept what two generations told, and holds them side by side.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { asked } from '../../src/privacy/pattern-tables.ts'
import { decideAcross } from '../../src/privacy/suppression/decide.ts'
import { type Atom, type Lattice, latticeOf } from '../../src/privacy/suppression/lattice.ts'
import { isHidden, nodeState } from '../../src/privacy/suppression/states.ts'
import { bounds, type Interval, loadSolver, type Solver } from '../../src/statistics/index.ts'
import { additions, sensitive } from './attacker.ts'
import { madeUp, seeded } from './tables.ts'

let solver: Solver
before(async () => {
  solver = await loadSolver()
})

interface Told {
  readonly lattice: Lattice
  readonly states: Uint8Array
}

const atomsOf = (lattice: Lattice): readonly Atom[] =>
  [...lattice.units.keys()].flatMap((unit) => {
    const { level } = lattice.units[unit] ?? { level: 'all' }
    if (level !== 'class' && level !== 'noClass') return []
    return lattice.attributes
      .filter(({ digits }) => digits.every((digit) => digit > 0))
      .map(({ index, digits }) => ({ unit, digits, n: lattice.n[unit * lattice.attributes.length + index] ?? 0, hits: 0 }))
  })

/** The same municipality after a school's file has come again with many changes. */
function corrected(lattice: Lattice, school: number, random: () => number): Lattice {
  const atoms = atomsOf(lattice).map((atom) => {
    if (lattice.schoolOf[atom.unit] !== school || atom.n === 0) return atom
    return { ...atom, n: Math.max(0, atom.n + Math.floor(random() * 7) - 3) }
  })
  return latticeOf(
    lattice.units,
    [4, 5],
    asked,
    atoms.filter(({ n }) => n > 0),
  )
}

/** What can be known of a node of a generation from everything all of them told; schools that have not changed are the same in both. */
function attackAll(told: readonly Told[], of: number, targets: readonly number[]): readonly Interval[] {
  const size = told[0]?.states.length ?? 0
  const known = new Map<number, number>()
  const relations = told.flatMap(({ lattice }, version) =>
    additions(lattice).map((relation) => ({ ...relation, cells: relation.cells.map((cell) => cell + version * size) })),
  )
  for (const [version, { lattice, states }] of told.entries()) {
    for (const [at, state] of states.entries()) {
      if (state === nodeState.open || state === nodeState.empty) known.set(version * size + at, lattice.n[at] ?? 0)
    }
    const then = told[version - 1]
    if (then === undefined) continue
    const width = lattice.attributes.length
    for (const [unit, school] of lattice.schoolOf.entries()) {
      if (school < 0 || !sameSchool(lattice, then.lattice, school)) continue
      for (let at = unit * width; at < (unit + 1) * width; at++) {
        const [now, was] = [version * size + at, (version - 1) * size + at]
        relations.push({ cells: [now, was], coefficients: [1, -1], total: 0 })
      }
    }
  }
  return bounds(
    { known, relations },
    targets.map((at) => of * size + at),
    solver,
  )
}

function sameSchool(a: Lattice, b: Lattice, school: number): boolean {
  const width = a.attributes.length
  return [...a.n.keys()].every((at) => a.schoolOf[Math.floor(at / width)] !== school || a.n[at] === b.n[at])
}

/** Three generations of a municipality, each with another school corrected. */
function history(seed: number, decide: (lattice: Lattice, before: readonly Told[]) => Uint8Array): readonly Told[] {
  const random = seeded(seed + 900)
  let lattice = madeUp(
    random,
    Array.from({ length: 5 }, () => 20 + Math.floor(random() * 60)),
  )
  const told: Told[] = []
  const schools = [...lattice.units.keys()].filter((unit) => lattice.units[unit]?.level === 'school')
  for (const school of [null, ...schools.slice(0, 2)]) {
    if (school !== null) lattice = corrected(lattice, school, random)
    told.push({ lattice, states: decide(lattice, told) })
  }
  return told
}

const withPast = (lattice: Lattice, before: readonly Told[]): Uint8Array => {
  const last = before.at(-1)
  if (last === undefined) return decideAcross(lattice, 'across', null)
  const told = last.states.map((_, at) => (before.some(({ states }) => states[at] === nodeState.open) ? 1 : 0))
  return decideAcross(lattice, 'across', null, { states: last.states, told, lattice: last.lattice, corrected: null })
}

/** Of groups under ten, how many are known closer than five from all generations, of how many; and how many figures are open. */
function measure(decide: (lattice: Lattice, before: readonly Told[]) => Uint8Array) {
  const found = { closer: 0, checked: 0, open: 0 }
  for (const seed of [1, 2, 3, 4]) {
    const all = history(seed, decide)
    for (const [version, { lattice, states }] of all.entries()) {
      const targets = sensitive(states).filter((at) => states[at] === nodeState.few)
      for (const [i, { low, high }] of attackAll(all, version, targets).entries()) {
        assert.ok(isHidden(states[targets[i] ?? 0] ?? 0))
        if (high - low < 5) found.closer++
        found.checked++
      }
      found.open += [...states.keys()].filter((at) => states[at] === nodeState.open && (lattice.n[at] ?? 0) >= 10).length
    }
  }
  return found
}

test('three generations with a school corrected between them, held side by side, tell no group under ten', () => {
  const kept = measure(withPast)
  const anew = measure((lattice) => decideAcross(lattice, 'across', null))
  assert.ok(kept.checked > 200, `${kept.checked} groups attacked`)
  assert.equal(kept.closer, 0)
  assert.ok(anew.closer > 0, 'patterns that know nothing of each other are told apart')
})
