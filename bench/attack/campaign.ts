// One attacker against one generation: asks, writes down, and works out what follows.
import { type Answer, type Catalogue, Fault, type Query } from '../../src/contract/index.ts'
import type { Solver } from '../../src/statistics/index.ts'
import { seededRandom } from '../random.ts'
import { type Atom, type Keys, measuresOf } from './atoms.ts'
import { type Claims, claimsOf, leastOf, type Place, placeEntries } from './claims.ts'
import { deduceHeads, deduceOutcome, deduceSums, type Finding, type Problem } from './deduce.ts'
import { deduceFromMeans } from './from-means.ts'
import { type Group, groupsOf } from './groups.ts'
import { type Entry, openNotebook, type World } from './notebook.ts'
import type { Attacker } from './roles.ts'
import { questionsOf, type Way } from './script.ts'

export interface Heard {
  readonly asked: number
  readonly answered: number
  /** fault code → how many */
  readonly refused: ReadonlyMap<string, number>
  readonly byWay: ReadonlyMap<Way, number>
  readonly entries: readonly Entry[]
  /** figures of the same pupils that were told */
  readonly followed: number
  /** answers that contradict each other: a cell open once and hidden another time */
  readonly conflicts: readonly string[]
  /** faults of the answers' own form: order, labels, differences */
  readonly slips: readonly string[]
}

export type Ask = (query: Query) => Promise<Answer>

/** Asks the script of one attacker. `inspect`: what an answer tells beside its figures, or null. */
export async function interrogate(
  attacker: Attacker,
  {
    catalogue,
    world,
    count,
    seed,
  }: { readonly catalogue: Catalogue; readonly world: World; readonly count: number; readonly seed: number },
  ask: Ask,
  inspect: (answer: Answer, query: Query) => string | null,
): Promise<Heard> {
  const notebook = openNotebook(attacker, world)
  const refused = new Map<string, number>()
  const byWay = new Map<Way, number>()
  const conflicts: string[] = []
  const slips: string[] = []
  let followed = 0
  const questions = questionsOf(attacker, catalogue, count, seed)
  for (const { way, query } of questions) {
    byWay.set(way, (byWay.get(way) ?? 0) + 1)
    const answer = await answerOf(query, ask)
    if (typeof answer === 'string') {
      refused.set(answer, (refused.get(answer) ?? 0) + 1)
      continue
    }
    if (query.cohort !== undefined) followed += answer.cells.filter(({ value }) => value !== null).length
    const conflict = notebook.note(query, answer)
    if (conflict !== null) conflicts.push(conflict)
    const slip = inspect(answer, query)
    if (slip !== null) slips.push(slip)
  }
  const answered = questions.length - [...refused.values()].reduce((sum, times) => sum + times, 0)
  return { asked: questions.length, answered, refused, byWay, entries: notebook.entries(), followed, conflicts, slips }
}

/** The answer, or the code of the fault. */
async function answerOf(query: Query, ask: Ask): Promise<Answer | string> {
  try {
    return await ask(query)
  } catch (problem) {
    if (problem instanceof Fault) return problem.code
    throw problem
  }
}

/** What is worked out over one fact at one time, about how many groups. */
export interface Deduced {
  readonly place: string
  readonly measure: string
  readonly groups: number
  readonly findings: readonly Finding[]
}

export interface Deduction {
  readonly attacker: Attacker
  /** does the attacker hold a list with these pupils? */
  readonly holds: (keys: Keys) => boolean
  readonly solver: Solver
  /** most groups looked at in one system; the others are left out by lot */
  readonly most: number
  readonly seed: number
}

/** Everything that follows from what was told of a fact. `atoms`: its unknowns; `told`: from entries to claims. */
export function deduce(
  fact: string,
  atoms: readonly Atom[],
  entries: readonly Entry[],
  deduction: Deduction,
): readonly Deduced[] {
  const { attacker } = deduction
  const rounded = attacker.actor.role === 'board'
  const places = placeEntries(
    atoms,
    entries.filter((entry) => entry.fact === fact),
    rounded,
  )
  return deduceFrom(fact, atoms, claimsOf(fact, places, { rounded, inside: attacker.own.length }), deduction)
}

/** The control: the same questions, were every group of `threshold` pupils shown. */
export function deduceNaive(
  fact: string,
  atoms: readonly Atom[],
  entries: readonly Entry[],
  threshold: number,
  deduction: Deduction,
): readonly Deduced[] {
  const places = placeEntries(
    atoms,
    entries.filter((entry) => entry.fact === fact),
    true,
  )
  return deduceFrom(fact, atoms, openFrom(fact, atoms, places, threshold), deduction)
}

function openFrom(fact: string, atoms: readonly Atom[], places: readonly Place[], threshold: number): Claims {
  const measures = measuresOf(fact)
  const add = (chosen: readonly number[], of: (atom: Atom) => number): number =>
    chosen.reduce((sum, at) => sum + (atoms[at] === undefined ? 0 : of(atoms[at])), 0)
  const heads = places.map((place) => ({ atoms: place.atoms, total: add(place.atoms, (atom) => atom.n) }))
  const open = heads.filter(({ total }) => total >= threshold)
  const counted = measures.map((_, i) => open.filter((sum) => add(sum.atoms, (atom) => atom.counted[i] ?? 0) >= threshold))
  const sums = measures.map((_, i) =>
    (counted[i] ?? []).map((sum) => ({ atoms: sum.atoms, total: add(sum.atoms, (atom) => atom.sums[i] ?? 0) })),
  )
  const hits = measures.map((measure, i) =>
    measure.kind === 'share'
      ? (sums[i] ?? [])
      : (counted[i] ?? []).map((sum) => ({ ...sum, total: add(sum.atoms, (atom) => atom.counted[i] ?? 0) })),
  )
  const none = measures.map(() => [])
  return {
    heads: open,
    tens: [],
    means: none,
    hits,
    sums: measures.map((measure, i) => (measure.kind === 'share' ? [] : (sums[i] ?? []))),
    nearly: none,
    hidden: [...none, []],
  }
}

function deduceFrom(fact: string, atoms: readonly Atom[], claims: Claims, deduction: Deduction): readonly Deduced[] {
  const { holds, solver } = deduction
  const inside = new Set([...atoms.keys()].filter((at) => holds(atoms[at]?.keys ?? {})))
  const staged = fact === 'pupils'
  const times = Map.groupBy(atoms.keys(), (index) => timeOf(atoms[index]?.keys ?? {}, staged))
  return [...times].flatMap(([place, indices]) => {
    const problem: Problem = { atoms, indices, claims, inside, solver }
    const groups = sampled(groupsOf(atoms, indices, staged, inside), deduction)
    const deduced = (measure: string, findings: readonly Finding[]): Deduced => ({
      place,
      measure,
      groups: groups.length,
      findings,
    })
    return [
      deduced('heads', deduceHeads(problem, groups, false)),
      deduced('heads by reasons', deduceHeads(problem, groups, true)),
      ...measuresOf(fact).flatMap((measure, i) => {
        const { kind, stageYears, describe } = measure
        if (stageYears !== null && !stageYears.includes(atoms[indices[0] ?? 0]?.keys.stageYear ?? -1)) return []
        if (kind === 'share')
          return [
            deduced(
              describe.name,
              deduceOutcome(problem, groups, i, (atom) => atom.sums[i] ?? 0),
            ),
          ]
        return [
          deduced(`${describe.name}, who has one`, [
            ...deduceOutcome(problem, groups, i, (atom) => atom.counted[i] ?? 0),
            ...deduceFromMeans(problem, groups, i, (describe.range?.[1] ?? 0) - leastOf(measure)),
          ]),
          deduced(`${describe.name}, the sum`, deduceSums(problem, groups, i)),
        ]
      }),
    ]
  })
}

const timeOf = (keys: Atom['keys'], staged: boolean): string =>
  `${keys.schoolYear} term ${keys.term}${staged ? '' : ` stage ${keys.stageYear}`}${['subject', 'testPart'].map((name) => (keys[name] === undefined ? '' : ` ${name} ${keys[name]}`)).join('')}`

function sampled(groups: readonly Group[], { most, seed }: Deduction): readonly Group[] {
  if (groups.length <= most) return groups
  const random = seededRandom(seed)
  const [always, others] = [groups.filter(({ followed }) => followed), groups.filter(({ followed }) => !followed)]
  // the smallest first in a tenth of the places: they are what an attacker looks for
  const ranked = others.map((group) => ({ group, place: random() * (group.n < 10 ? 1 : 3) }))
  const drawn = ranked
    .sort((a, b) => a.place - b.place)
    .slice(0, most)
    .map(({ group }) => group)
  return [...always, ...drawn]
}
