// Small tables for the suppression's tests: by hand from counts, and seeded at random.
import { asked } from '../../src/privacy/pattern-tables.ts'
import { type Atom, type Lattice, latticeOf, type UnitNode } from '../../src/privacy/suppression/lattice.ts'

/** One school's classes by two values of one attribute, as the oracles give them. */
export function classesByTwo(rows: readonly (readonly [number, number])[]): Lattice {
  const units: UnitNode[] = [{ parent: -1, level: 'all' }, ...rows.map(() => ({ parent: 0, level: 'school' as const }))]
  const atoms = rows.flatMap((row, i) => row.map((n, digit) => ({ unit: i + 1, digits: [digit + 1], n, hits: 0 })))
  return latticeOf(units, [3], () => true, atoms)
}

/** A made-up municipality: schools, classes, sex × background, outcomes. */
export function madeUp(random: () => number, sizes: readonly number[], share = 0.8): Lattice {
  const units: UnitNode[] = [
    { parent: -1, level: 'all' },
    { parent: 0, level: 'municipality' },
  ]
  const groups = new Map<string, { atom: Omit<Atom, 'n' | 'hits'>; n: number; hits: number }>()
  for (const size of sizes) {
    const school = units.push({ parent: 1, level: 'school' }) - 1
    const classes = Array.from({ length: Math.ceil(size / 24) }, () => units.push({ parent: school, level: 'class' }) - 1)
    if (random() < 0.3) classes.push(units.push({ parent: school, level: 'noClass' }) - 1)
    for (let pupil = 0; pupil < size; pupil++) {
      const last = units[classes.at(-1) ?? 0]?.level === 'noClass'
      const unit = last && pupil === 0 ? (classes.at(-1) ?? 0) : (classes[pupil % (classes.length - (last ? 1 : 0))] ?? 0)
      const draw = random()
      const digits = [random() < 0.02 ? 3 : random() < 0.5 ? 1 : 2, draw < 0.75 ? 1 : draw < 0.92 ? 2 : draw < 0.97 ? 3 : 4]
      const name = `${unit}/${digits.join('/')}`
      const group = groups.get(name) ?? { atom: { unit, digits }, n: 0, hits: 0 }
      group.n++
      if (random() < share) group.hits++
      groups.set(name, group)
    }
  }
  return latticeOf(
    units,
    [4, 5],
    asked,
    [...groups.values()].map(({ atom, n, hits }) => ({ ...atom, n, hits })),
  )
}

/** The same pupils as halves (`balanceState`): each has none, one or both of hers, in most groups mostly both. */
export function halves(lattice: Lattice, random: () => number): Lattice {
  const { units, attributes, shape } = lattice
  const leaves = [...units.keys()].filter((unit) => (lattice.under[unit] ?? []).length === 0)
  const atoms = leaves.flatMap((unit) =>
    attributes.flatMap(({ index, digits }): readonly Atom[] => {
      const n = lattice.n[unit * attributes.length + index] ?? 0
      if (n === 0 || digits.includes(0)) return []
      const ahead = random() < 0.6 ? 0.97 : 0.4
      const hits = Array.from({ length: n }, (): number => (random() < ahead ? 2 : random() < 0.7 ? 1 : 0)).reduce(
        (sum, one) => sum + one,
        0,
      )
      return [{ unit, digits, n: 2 * n, hits }]
    }),
  )
  return latticeOf(units, shape.sizes, asked, atoms)
}

/**
 * The same with stage years: schools of a class or two a year, and small ones whose classes span them. Now and then a pupil is in no class.
 * `large`, `small`: how many schools of each. `byClass`: -1 when nothing is made of it that a class is of one year.
 */
export function madeUpYears(random: () => number, large: number, small: number, byClass = 2): Lattice {
  const units: UnitNode[] = [
    { parent: -1, level: 'all' },
    { parent: 0, level: 'municipality' },
  ]
  const atoms: Atom[] = []
  const stages = [1, 2, 3]
  const fill = (unit: number, stage: number, size: number): void => {
    for (let pupil = 0; pupil < size; pupil++)
      atoms.push({ unit, digits: [random() < 0.5 ? 1 : 2, random() < 0.8 ? 1 : 2, stage], n: 1, hits: 0 })
  }
  const open = (parent: number, level: UnitNode['level']): number => units.push({ parent, level }) - 1
  for (let i = 0; i < large + small; i++) {
    const school = open(1, 'school')
    const mixed = i < small ? open(school, 'class') : null
    for (const stage of stages) {
      if (mixed !== null) fill(mixed, stage, 3 + Math.floor(random() * 8))
      else for (let c = random() < 0.5 ? 1 : 2; c > 0; c--) fill(open(school, 'class'), stage, 16 + Math.floor(random() * 12))
    }
    if (random() < 0.4) fill(open(school, 'noClass'), 1 + Math.floor(random() * 3), 1)
  }
  return latticeOf(units, [3, 3, 4], asked, atoms, [0.5, 0.05, 0.3], byClass)
}

/** mulberry32: the same seed, the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Seeds of made-up municipalities. */
export const municipalities = Array.from({ length: 14 }, (_, seed) => seed + 1)

/**
 * Answers to a question, nobody's: schools of a class or several, by sex, each on one of `most` + 1 steps. `steps`: the same with steps for answers, hits
 * those that are up. Some classes have few invited.
 */
export function answered(
  random: () => number,
  sizes: readonly number[],
  most = 3,
): { readonly rows: Lattice; readonly steps: Lattice } {
  const units: UnitNode[] = [
    { parent: -1, level: 'all' },
    { parent: 0, level: 'municipality' },
  ]
  const atoms: (Atom & { readonly up: number })[] = []
  for (const size of sizes) {
    const school = units.push({ parent: 1, level: 'school' }) - 1
    let left = size
    while (left > 0) {
      const unit = units.push({ parent: school, level: 'class' }) - 1
      const count = Math.min(left, 4 + Math.floor(random() * 14))
      const content = 0.45 + random() * 0.5
      left -= count
      for (let i = 0; i < count; i++) {
        const up = Array.from({ length: most }, (): number => (random() < content ? 1 : 0)).reduce((sum, one) => sum + one, 0)
        atoms.push({ unit, digits: [random() < 0.5 ? 1 : 2], n: 1, hits: up >= most - 1 ? 1 : 0, up })
      }
    }
  }
  const of = (told: readonly Atom[]): Lattice => ({ ...latticeOf(units, [4], asked, told), rowsOf: 'answers' })
  const rows = of(atoms)
  // one of three classes with less than ten answers had no more invited
  const fewInvited = Uint8Array.from(units, ({ level }, unit) =>
    level === 'class' && (rows.n[unit * 4] ?? 0) < 10 && unit % 3 === 0 ? 1 : 0,
  )
  return {
    rows: { ...rows, fewInvited },
    steps: { ...of(atoms.map((atom) => ({ ...atom, n: most, hits: atom.up }))), fewInvited },
  }
}
