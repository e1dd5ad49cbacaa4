import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { asked } from '../../src/privacy/pattern-tables.ts'
import { decideOutcome, decidePopulation } from '../../src/privacy/populations.ts'
import { decideAcross, decideOwn, decideShare, type OwnRegime, patternRegimes } from '../../src/privacy/suppression/decide.ts'
import { type Lattice, latticeOf, type UnitNode } from '../../src/privacy/suppression/lattice.ts'
import { primary } from '../../src/privacy/suppression/primary.ts'
import { headCounts, protect } from '../../src/privacy/suppression/protect.ts'
import { isHidden, nodeState, type Rules } from '../../src/privacy/suppression/states.ts'
import { type Interval, loadSolver, type Solver } from '../../src/statistics/index.ts'
import { attack, attackOutcome, besides, sensitive, underTold } from './attacker.ts'
import { classesByTwo, madeUp, municipalities, seeded } from './tables.ts'

let solver: Solver
before(async () => {
  solver = await loadSolver()
})

const ownView = (reference: Uint8Array, regime: OwnRegime = 'own') => ({ regime, reference, base: null, heads: reference })
const fewerThanFive: Rules = {
  fewest: 5,
  fewestSplit: 5,
  complement: false,
  protection: 4,
  companions: 1,
  outcome: 'none',
  asHeads: 0,
}

function hideIn(rows: readonly (readonly [number, number])[], rules: Rules = fewerThanFive) {
  const lattice = classesByTwo(rows)
  const states = primary(lattice, rules, null)
  protect({ lattice, rules, content: headCounts(lattice, rules), states, within: null, known: null })
  const inner = [...states.keys()].filter((at) => at >= 3 && at % 3 > 0 && isHidden(states[at] ?? 0))
  return { lattice, states, cost: inner.reduce((sum, at) => sum + (lattice.n[at] ?? 0), 0), inner }
}

test('oracle 4: hiding 8C with F 3 costs 46 further pupils, and its interval is 0–15 or as wide', () => {
  const { lattice, states, cost } = hideIn([
    [12, 13],
    [14, 11],
    [3, 21],
  ])
  assert.equal(cost - 3, 46)
  // the oracle's table does not say that what is hidden is somebody
  const [interval] = attack(lattice, states, lattice.n, [3 * 3 + 1], solver, false)
  assert.ok(interval !== undefined && interval.low === 0 && interval.high >= 14, JSON.stringify(interval))
})

test('oracle 3: 5, 0, 0 with zeros that nobody asks after stays hidden together with a companion', () => {
  const { lattice, states } = hideIn([
    [7, 20],
    [1, 20],
    [1, 20],
  ])
  // 7, 1, 1: were only the ones hidden, their sum 2 would reveal both
  assert.ok(isHidden(states[3 * 1 + 1] ?? 0), 'the seven must be hidden too')
  for (const at of [3 * 2 + 1, 3 * 3 + 1]) {
    const [interval] = attack(lattice, states, lattice.n, [at], solver)
    assert.ok(interval !== undefined && interval.high - interval.low >= 4, JSON.stringify(interval))
  }
})

test('a table without small groups hides nothing', () => {
  assert.equal(
    hideIn([
      [12, 13],
      [14, 11],
      [9, 21],
    ]).inner.length,
    0,
  )
})

test('3 girls and 21 boys: across units neither is shown; the own unit hides the boys with the girls', () => {
  const lattice = classesByTwo([
    [3, 21],
    [40, 45],
    [30, 33],
  ])
  const across = decideAcross(lattice, 'across', null)
  assert.equal(across[3 + 1], nodeState.few)
  assert.equal(across[3 + 2], nodeState.complement)
  const own = decideOwn(lattice, 'count', ownView(decideAcross(lattice, 'reference', across)))
  assert.equal(own[3 + 0], nodeState.open, 'the class as a whole is shown')
  assert.equal(own[3 + 1], nodeState.few)
  assert.ok(isHidden(own[3 + 2] ?? 0), 'the boys would give the girls by subtraction')
})

test('a background that nobody is seen to have keeps nobody hidden: three of four are not told when one is few', () => {
  // classes cannot be asked by background, but a school where nobody has the fourth says so
  const units: UnitNode[] = [{ parent: -1, level: 'all' }]
  const atoms = ['a', 'b', 'c'].flatMap(() => {
    const school = units.push({ parent: 0, level: 'school' }) - 1
    const unit = units.push({ parent: school, level: 'class' }) - 1
    return [1, 2].flatMap((sex) => [26, 8, sex].map((n, i) => ({ unit, digits: [sex, i + 1], n, hits: 0 })))
  })
  const lattice = latticeOf(units, [4, 5], asked, atoms)
  const states = decideAcross(lattice, 'across', null)
  const [few] = [...states.keys()].filter((at) => at < lattice.attributes.length && lattice.n[at] === 9)
  const [interval] = attack(lattice, states, lattice.n, [few ?? -1], solver)
  assert.ok(interval !== undefined && interval.high - interval.low >= 5, JSON.stringify(interval))
})

test('of backgrounds that no sex is split by, a school keeps one pupil for all to know: three and three do not hide each other from a third', () => {
  // pupils by background: one is few everywhere, and a principal knows the third of the schools that hide it
  const units: UnitNode[] = [{ parent: -1, level: 'all' }]
  const atoms = [
    [60, 12, 4],
    [50, 11, 0],
    [20, 3, 0],
    [22, 3, 0],
    [5, 2, 0],
  ].flatMap((backgrounds) => {
    const unit = units.push({ parent: 0, level: 'school' }) - 1
    return backgrounds.flatMap((n, i) =>
      [1, 2].map((sex) => ({ unit, digits: [sex, i + 1], n: sex === 1 ? n >> 1 : n - (n >> 1), hits: 0 })),
    )
  })
  const lattice = latticeOf(units, [3, 4], asked, atoms)
  const width = lattice.attributes.length
  const states = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
  const known = states.slice()
  known.fill(nodeState.open, 5 * width, 6 * width)
  const few = [3, 4]
    .flatMap((school) => [2 * 3].map((background) => school * width + background))
    .filter((at) => lattice.n[at] === 3)
  assert.equal(few.length, 2)
  for (const { low, high } of attack(lattice, known, lattice.n, few, solver)) assert.ok(high - low >= 5, `${low}–${high}`)
})

test('across units no hidden count is known closer than five pupils, whatever is added and subtracted', () => {
  let checked = 0
  for (const seed of municipalities) {
    const random = seeded(seed)
    const lattice = madeUp(
      random,
      Array.from({ length: 5 }, () => 4 + Math.floor(random() * 70)),
    )
    const states = decideAcross(lattice, 'across', null)
    const targets = sensitive(states)
    for (const [i, interval] of attack(lattice, states, lattice.n, targets, solver).entries()) {
      const wide = Math.min(5, besides(lattice, states, targets[i] ?? 0))
      assert.ok(interval.high - interval.low >= wide, `seed ${seed}, node ${targets[i]}: ${JSON.stringify(interval)}`)
      checked++
    }
  }
  assert.ok(checked > 500, `${checked} hidden groups attacked`)
})

test('the attack finds what a pattern without rule 4 leaves derivable', () => {
  let found = 0
  for (const seed of municipalities) {
    const random = seeded(seed)
    const lattice = madeUp(
      random,
      Array.from({ length: 5 }, () => 4 + Math.floor(random() * 70)),
    )
    const states = primary(
      lattice,
      { fewest: 10, fewestSplit: 10, complement: false, protection: 5, companions: 1, outcome: 'none', asHeads: 0 },
      null,
    )
    const targets = sensitive(states)
    found += attack(lattice, states, lattice.n, targets, solver).filter((interval) => interval.high === interval.low).length
  }
  assert.ok(found > 50, `${found} groups derivable with a threshold alone`)
})

test('an outcome hidden by rules 1–3 is not known closer than five pupils, the whole group, or 1–4 who differ', () => {
  let checked = 0
  for (const seed of municipalities) {
    const random = seeded(seed + 100)
    const lattice = madeUp(
      random,
      Array.from({ length: 5 }, () => 8 + Math.floor(random() * 70)),
      0.88,
    )
    const population = decideAcross(lattice, 'across', null)
    const states = decideShare(lattice, 'across', population, population)
    const targets = sensitive(states).filter((at) => !underTold(lattice, states, at))
    for (const [i, interval] of attackOutcome(lattice, states, population, targets, solver).entries()) {
      assertUncertain(lattice, states, targets[i] ?? 0, interval, `seed ${seed}`)
      checked++
    }
  }
  assert.ok(checked > 300, `${checked} hidden outcomes attacked`)
})

/** An outcome must stay uncertain by five pupils, or the whole group; 1–4 who differ may be known as 1–4, never closer. */
function assertUncertain(lattice: Lattice, states: Uint8Array, at: number, { low, high }: Interval, where: string): void {
  const n = lattice.n[at] ?? 0
  const misses = n - (lattice.hits[at] ?? 0)
  const told = `${where}, node ${at} of ${n}, ${misses} missed: ${low}–${high}`
  if (states[at] === nodeState.zeroOrAll && misses < 5) assert.ok(low <= n - 4 && high >= n - 1, told)
  else assert.ok(high - low >= Math.min(5, n, besides(lattice, states, at)), told)
}

test('of heads that are hidden no outcome is told, not even that nearly all reached it', () => {
  let nearly = 0
  for (const seed of municipalities) {
    const random = seeded(seed + 700)
    const sizes = Array.from({ length: 6 }, () => 20 + Math.floor(random() * 100))
    const lattice = madeUp(random, sizes, 0.97)
    const population = decidePopulation(lattice, null)
    const states = decideOutcome(lattice, population)
    for (const regime of patternRegimes) {
      for (const [at, head] of population.counts[regime].entries()) {
        if (states[regime][at] === nodeState.approximate) nearly++
        if (!isHidden(head)) continue
        const told = states[regime][at] ?? 0
        assert.ok(isHidden(told) && told !== nodeState.approximate, `seed ${seed}, ${regime}, node ${at}: ${told} over ${head}`)
      }
    }
  }
  assert.ok(nearly > 100, `${nearly} told as nearly all`)
})

test('a principal who knows one school from inside learns no other hidden school', () => {
  let checked = 0
  for (const seed of municipalities.slice(0, 8)) {
    const random = seeded(seed + 200)
    const lattice = madeUp(
      random,
      Array.from({ length: 6 }, () => 4 + Math.floor(random() * 60)),
    )
    const states = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
    const width = lattice.attributes.length
    const schools = [...lattice.units.keys()].filter((unit) => lattice.units[unit]?.level === 'school')
    for (const inside of schools) {
      const known = states.slice()
      for (const [unit, school] of lattice.schoolOf.entries()) {
        if (school === inside) known.fill(nodeState.open, unit * width, (unit + 1) * width)
      }
      const targets = sensitive(states).filter((at) => {
        const school = lattice.schoolOf[Math.floor(at / width)] ?? -1
        return school >= 0 && school !== inside
      })
      for (const [i, interval] of attack(lattice, known, lattice.n, targets, solver).entries()) {
        assert.ok(
          interval.high - interval.low >= 5,
          `seed ${seed}, inside ${inside}, node ${targets[i]}: ${JSON.stringify(interval)}`,
        )
        checked++
      }
    }
  }
  assert.ok(checked > 500, `${checked} hidden groups attacked from inside`)
})

test('in the own unit groups under five stay unknown against everything else that is open', () => {
  let checked = 0
  for (const seed of municipalities) {
    const random = seeded(seed + 300)
    const lattice = madeUp(
      random,
      Array.from({ length: 5 }, () => 10 + Math.floor(random() * 60)),
    )
    const reference = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
    const own = decideOwn(lattice, 'count', ownView(reference))
    const width = lattice.attributes.length
    for (const [school] of [...lattice.units.entries()].filter(([, unit]) => unit.level === 'school')) {
      const seen = reference.slice()
      for (const [unit, of] of lattice.schoolOf.entries()) {
        if (of === school) seen.set(own.subarray(unit * width, (unit + 1) * width), unit * width)
      }
      const targets = sensitive(own).filter((at) => lattice.schoolOf[Math.floor(at / width)] === school)
      for (const [i, interval] of attack(lattice, seen, lattice.n, targets, solver).entries()) {
        assert.ok(interval.high - interval.low >= 5, `seed ${seed}, node ${targets[i]}: ${JSON.stringify(interval)}`)
        checked++
      }
    }
  }
  assert.ok(checked > 100, `${checked} hidden groups attacked`)
})

test('in the own unit hidden outcomes stay unknown against everything else that is open', () => {
  let checked = 0
  for (const seed of municipalities) {
    const random = seeded(seed + 400)
    const lattice = madeUp(
      random,
      Array.from({ length: 5 }, () => 10 + Math.floor(random() * 60)),
      0.85,
    )
    const width = lattice.attributes.length
    const heads = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
    const ownCount = decideOwn(lattice, 'count', ownView(heads))
    const reference = decideShare(lattice, 'reference', heads, heads)
    const own = decideOwn(lattice, 'share', { regime: 'own', reference, base: ownCount, heads })
    for (const [school] of [...lattice.units.entries()].filter(([, unit]) => unit.level === 'school')) {
      const [seen, counted] = [reference.slice(), heads.slice()]
      for (const [unit, of] of lattice.schoolOf.entries()) {
        if (of !== school) continue
        seen.set(own.subarray(unit * width, (unit + 1) * width), unit * width)
        counted.set(ownCount.subarray(unit * width, (unit + 1) * width), unit * width)
      }
      const targets = sensitive(own).filter(
        (at) => lattice.schoolOf[Math.floor(at / width)] === school && !underTold(lattice, seen, at),
      )
      for (const [i, interval] of attackOutcome(lattice, seen, counted, targets, solver).entries()) {
        assertUncertain(lattice, own, targets[i] ?? 0, interval, `seed ${seed}`)
        checked++
      }
    }
  }
  assert.ok(checked > 100, `${checked} hidden outcomes attacked`)
})

/** The states as somebody reads them to whom all of some schools is known. */
function seenFromInside(lattice: Lattice, states: Uint8Array, inside: readonly number[]): Uint8Array {
  const width = lattice.attributes.length
  const seen = states.slice()
  for (const [unit, school] of lattice.schoolOf.entries()) {
    if (inside.includes(school)) seen.fill(nodeState.open, unit * width, (unit + 1) * width)
  }
  return seen
}

const schoolsOf = ({ units }: Lattice): readonly number[] => [...units.keys()].filter((unit) => units[unit]?.level === 'school')

/** A few choices of so many schools. */
const choicesOf = (schools: readonly number[], size: number): readonly (readonly number[])[] =>
  schools.slice(0, 5).map((_, first) => Array.from({ length: size }, (_school, i) => schools[(first + i) % schools.length] ?? -1))

test('who knows two or three schools from inside learns no other hidden school', () => {
  const found = { checked: 0, underOne: 0 }
  for (const seed of municipalities.slice(0, 6)) {
    const random = seeded(seed + 500)
    const lattice = madeUp(
      random,
      Array.from({ length: 8 }, () => 4 + Math.floor(random() * 60)),
    )
    const width = lattice.attributes.length
    const reference = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
    const states = decideAcross(lattice, 'referenceSeveral', reference)
    const attacked = (seen: Uint8Array, inside: readonly number[], targets: readonly number[]): readonly Interval[] =>
      attack(lattice, seenFromInside(lattice, seen, inside), lattice.n, targets, solver)
    for (const inside of [...choicesOf(schoolsOf(lattice), 2), ...choicesOf(schoolsOf(lattice), 3)]) {
      const targets = sensitive(states).filter((at) => {
        const school = lattice.schoolOf[Math.floor(at / width)] ?? -1
        return school >= 0 && !inside.includes(school)
      })
      for (const [i, { low, high }] of attacked(states, inside, targets).entries()) {
        assert.ok(high - low >= 5, `seed ${seed}, inside ${inside}, node ${targets[i]}: ${low}–${high}`)
        found.checked++
      }
      const hiddenByOne = targets.filter((at) => isHidden(reference[at] ?? 0))
      found.underOne += attacked(reference, inside, hiddenByOne).filter(({ low, high }) => high - low < 5).length
    }
  }
  assert.ok(found.checked > 1000, `${found.checked} hidden groups attacked`)
  assert.ok(found.underOne > 0, 'the pattern for one known school does not withstand three')
})

test('in each of three own schools groups under five stay unknown to who knows the inside of the others', () => {
  let checked = 0
  for (const seed of municipalities.slice(0, 6)) {
    const random = seeded(seed + 600)
    const lattice = madeUp(
      random,
      Array.from({ length: 6 }, () => 10 + Math.floor(random() * 60)),
    )
    const width = lattice.attributes.length
    const one = decideAcross(lattice, 'reference', decideAcross(lattice, 'across', null))
    const reference = decideAcross(lattice, 'referenceSeveral', one)
    const own = decideOwn(lattice, 'count', ownView(reference, 'ownSeveral'))
    for (const mine of choicesOf(schoolsOf(lattice), 3)) {
      const [school = -1, ...others] = mine
      const seen = seenFromInside(lattice, reference, others)
      for (const [unit, of] of lattice.schoolOf.entries()) {
        if (of === school) seen.set(own.subarray(unit * width, (unit + 1) * width), unit * width)
      }
      const targets = sensitive(own).filter((at) => lattice.schoolOf[Math.floor(at / width)] === school)
      for (const [i, { low, high }] of attack(lattice, seen, lattice.n, targets, solver).entries()) {
        assert.ok(high - low >= 5, `seed ${seed}, own ${mine}, node ${targets[i]}: ${low}–${high}`)
        checked++
      }
    }
  }
  assert.ok(checked > 50, `${checked} hidden groups attacked`)
})
