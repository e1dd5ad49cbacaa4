// What can be worked out: the feasible interval of every group that is no business of the attacker's, and whether it is too narrow.
import { bounds, type Interval, type Relation, rowSpace, type Solver, sumsTo } from '../../src/statistics/index.ts'
import type { Atom } from './atoms.ts'
import type { Claims, Remark, Sum } from './claims.ts'
import type { Group } from './groups.ts'

/** One time of a fact, as the attacker knows it. */
export interface Problem {
  readonly atoms: readonly Atom[]
  /** the atoms of this time */
  readonly indices: readonly number[]
  readonly claims: Claims
  /** known one by one: the attacker's own lists */
  readonly inside: ReadonlySet<number>
  readonly solver: Solver
}

/** What is derivable of a group, or told of it on purpose. */
export interface Finding {
  readonly what: 'heads' | 'outcome' | 'sum' | 'all reached' | '1–4 differ'
  readonly group: string
  readonly n: number
  readonly low: number
  readonly high: number
}

const fewest = 10
const width = 5

/** Feasible head counts of groups under ten. `reasons`: read what the answers say of why a figure is hidden, too. */
export function deduceHeads(problem: Problem, groups: readonly Group[], reasons: boolean): readonly Finding[] {
  const open = openSets(problem, problem.claims.heads)
  const targets = groups.filter((group) => group.n < fewest && isOutside(problem, group) && !open.has(group.atoms.join()))
  const system = newSystem(problem)
  headRelations(problem, system, 'all')
  if (reasons) reasonRelations(problem, system)
  return solve(problem, system, targets, 0).flatMap(({ low, high }, i) => {
    const group = targets[i]
    const needed = group?.complement === true ? Math.min(width, group.n) : width
    return group !== undefined && high - low < needed
      ? [{ what: 'heads' as const, group: group.name, n: group.n, low, high }]
      : []
  })
}

/** Feasible outcomes of measure `index`: of groups under ten, and of those in which 1–4 pupils differ from the rest. */
export function deduceOutcome(
  problem: Problem,
  groups: readonly Group[],
  index: number,
  hitsOf: (atom: Atom) => number,
): readonly Finding[] {
  const { claims } = problem
  const hits = claims.hits[index] ?? []
  const open = openSets(problem, hits)
  const truth = (group: Group): number => group.atoms.reduce((sum, at) => sum + hitsOf(problem.atoms[at] ?? nobody), 0)
  const targets = groups.filter((group) => {
    if (!isOutside(problem, group) || (open.has(group.atoms.join()) && group.n >= fewest && isPlain(group.n, truth(group))))
      return false
    return group.n < fewest || !isPlain(group.n, truth(group))
  })
  const system = newSystem(problem)
  headRelations(problem, system, 'open')
  outcomeRelations(problem, system, index, hitsOf)
  const spoken = toldOnPurpose(problem, index)
  return solve(problem, system, targets, problem.indices.length).flatMap(({ low, high }, i) => {
    const group = targets[i]
    if (group === undefined) return []
    const what = judged(group, truth(group), { low, high }, spoken)
    return what === null ? [] : [{ what, group: group.name, n: group.n, low, high }]
  })
}

/** Sums of mean `index` over fewer than ten values that follow from sums told. */
export function deduceSums(
  { atoms, indices, claims, inside, ...rest }: Problem,
  groups: readonly Group[],
  index: number,
): readonly Finding[] {
  const problem = { atoms, indices, claims, inside, ...rest }
  const place = new Map(indices.map((at, i) => [at, i]))
  const rowOf = (chosen: readonly number[]) =>
    new Map(chosen.flatMap((at) => (place.has(at) ? [[place.get(at) ?? 0, 1] as const] : [])))
  const space = rowSpace(indices.length)
  for (const at of inside) if (place.has(at)) space.add(rowOf([at]))
  // nobody there, nothing to sum: the attacker is given that much
  for (const at of indices) if ((atoms[at]?.counted[index] ?? 0) === 0) space.add(rowOf([at]))
  for (const sum of claims.sums[index] ?? []) if (isWithin(problem, sum.atoms)) space.add(rowOf(sum.atoms))
  return groups.flatMap((group) => {
    const counted = group.atoms.reduce((sum, at) => sum + (atoms[at]?.counted[index] ?? 0), 0)
    const told = counted > 0 && counted < fewest && isOutside(problem, group) && space.has(rowOf(group.all))
    return told ? [{ what: 'sum' as const, group: group.name, n: counted, low: 0, high: 0 }] : []
  })
}

const nobody: Atom = { keys: {}, n: 0, counted: [], sums: [] }

/** Neither few nor all but few: nothing that rule 3 speaks of. */
const isPlain = (n: number, hits: number): boolean => (n - hits >= width || n === hits) && hits >= width

/** null: as uncertain as it must be. */
function judged(group: Group, hits: number, { low, high }: Interval, spoken: Spoken): Finding['what'] | null {
  const misses = group.n - hits
  if (group.n >= fewest && misses > 0 && misses < width) {
    if (low <= group.n - 4 && high >= group.n - 1) return low >= group.n - 4 ? '1–4 differ' : null
    if (high - low >= width) return null
  } else if (high - low >= Math.min(width, group.n)) return null
  if (spoken.all.some((set) => isSubset(group.atoms, set))) return 'all reached'
  // under ~100 anything from none to four may be known, but not which
  const exact = low === high && misses > 0
  return !exact && spoken.nearly.some((set) => isSubset(group.atoms, set)) ? '1–4 differ' : 'outcome'
}

interface Spoken {
  readonly all: readonly ReadonlySet<number>[]
  readonly nearly: readonly ReadonlySet<number>[]
}

/** Sets of whom rule 3 says that all, or all but 1–4, reached the outcome. */
function toldOnPurpose(problem: Problem, index: number): Spoken {
  const n = (sum: Sum): number => sum.atoms.reduce((pupils, at) => pupils + (problem.atoms[at]?.n ?? 0), 0)
  const within = <T extends { readonly atoms: readonly number[] }>(told: readonly T[]): readonly T[] =>
    told.filter((one) => isWithin(problem, one.atoms))
  return {
    all: within(problem.claims.hits[index] ?? [])
      .filter((sum) => sum.total === n(sum))
      .map(({ atoms }) => new Set(atoms)),
    nearly: within(problem.claims.nearly[index] ?? []).map(({ atoms }) => new Set(atoms)),
  }
}

const isSubset = (part: readonly number[], whole: ReadonlySet<number>): boolean => part.every((at) => whole.has(at))
const isOutside = ({ inside }: Problem, { atoms }: Group): boolean => !atoms.some((at) => inside.has(at))
const isWithin = ({ indices }: Problem, atoms: readonly number[]): boolean => {
  const held = new Set(indices)
  return atoms.length > 0 && atoms.every((at) => held.has(at))
}

/** The groups of pupils of which a number was told outright. */
function openSets({ atoms }: Problem, sums: readonly Sum[]): ReadonlySet<string> {
  return new Set(sums.map((sum) => sum.atoms.filter((at) => (atoms[at]?.n ?? 0) > 0).join()))
}

// unknown i of a system: heads of the i-th atom of the time; then those who reached the outcome, then those who did not
interface System {
  readonly place: ReadonlyMap<number, number>
  readonly size: number
  readonly known: Map<number, number>
  readonly relations: Relation[]
  next: number
}

function newSystem({ indices }: Problem): System {
  return {
    place: new Map(indices.map((at, i) => [at, i])),
    size: indices.length,
    known: new Map(),
    relations: [],
    next: 3 * indices.length,
  }
}

/** Only relations that say something new: the others cost the solver time and tell nothing. */
function addSums(system: System, sums: readonly Sum[], offset: number, inside: ReadonlySet<number>): void {
  const space = rowSpace(system.size)
  for (const at of inside) if (system.place.has(at)) space.add(new Map([[system.place.get(at) ?? 0, 1]]))
  const local = sums.flatMap(({ atoms, total }) => {
    const places = atoms.map((at) => system.place.get(at))
    return places.length > 0 && places.every((at) => at !== undefined) ? [{ places, total }] : []
  })
  for (const { places, total } of local.sort((a, b) => a.places.length - b.places.length)) {
    if (!space.add(new Map(places.map((at) => [at, 1])))) continue
    system.relations.push({ cells: places.map((at) => offset + at), coefficients: places.map(() => 1), total })
  }
}

/** low ≤ Σ ≤ high. */
function addRange(system: System, remark: Pick<Remark, 'atoms'>, offset: number, low: number, high: number): void {
  const places = remark.atoms.map((at) => system.place.get(at))
  if (places.length === 0 || !places.every((at) => at !== undefined)) return
  const cells = places.map((at) => offset + at)
  const ones = cells.map(() => 1)
  if (low > 0) system.relations.push({ cells: [...cells, system.next++], coefficients: [...ones, -1], total: low })
  if (Number.isFinite(high)) system.relations.push({ cells: [...cells, system.next++], coefficients: [...ones, 1], total: high })
}

/** What is told of head counts. A figure that is hidden stands in the answer: somebody is there. */
function headRelations({ atoms, claims, inside }: Problem, system: System, which: 'all' | 'open'): void {
  for (const at of inside) {
    const place = system.place.get(at)
    if (place !== undefined) system.known.set(place, atoms[at]?.n ?? 0)
  }
  addSums(system, claims.heads, 0, inside)
  for (const sum of claims.tens) addRange(system, sum, 0, sum.total - 5, sum.total + 5)
  if (which === 'open') return
  const present: (readonly number[])[] = []
  for (const { atoms: hidden } of claims.hidden.flat().sort((a, b) => a.atoms.length - b.atoms.length)) {
    if (hidden.length > 40 || present.some((set) => set.every((at) => hidden.includes(at)))) continue
    present.push(hidden)
    addRange(system, { atoms: hidden }, 0, 1, Number.POSITIVE_INFINITY)
  }
}

/** A figure that is hidden because its group is few tells that there are at most nine. */
function reasonRelations({ claims, indices }: Problem, system: System): void {
  const few = claims.hidden
    .flat()
    .filter(({ told, atoms }) => told.code === 'few' && atoms.length > 0 && atoms.length <= indices.length)
  const sets = new Map(few.map((remark) => [remark.atoms.join(), remark]))
  for (const remark of sets.values()) addRange(system, remark, 0, 0, fewest - 1)
}

function outcomeRelations(problem: Problem, system: System, index: number, hitsOf: (atom: Atom) => number): void {
  const { atoms, claims, inside } = problem
  const { size, place } = system
  for (const at of inside) {
    const local = place.get(at)
    const atom = atoms[at]
    if (local === undefined || atom === undefined) continue
    system.known.set(size + local, hitsOf(atom))
    system.known.set(2 * size + local, atom.n - hitsOf(atom))
  }
  for (let at = 0; at < size; at++) system.relations.push(sumsTo([size + at, 2 * size + at], at))
  addSums(system, claims.hits[index] ?? [], size, inside)
  for (const remark of claims.nearly[index] ?? []) addRange(system, remark, 2 * size, 1, 4)
}

function solve({ solver }: Problem, system: System, targets: readonly Group[], offset: number): readonly Interval[] {
  const cells = targets.map((group) => {
    const cell = system.next++
    system.relations.push(
      sumsTo(
        group.all.map((at) => offset + (system.place.get(at) ?? 0)),
        cell,
      ),
    )
    return cell
  })
  return bounds({ known: system.known, relations: system.relations }, cells, solver)
}
