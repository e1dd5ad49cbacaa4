// Differencing over time: what a correction changes, as seen by someone who asked before it and after it.
import type { Answer, Query } from '../../src/contract/index.ts'
import { rowSpace } from '../../src/statistics/index.ts'
import { type Generation, numberIn, textIn } from '../../src/warehouse/index.ts'
import { type Atom, factNamed, followedRows, type Keys, keyColumns, keysOf, measuresOf, noClass, unknownsOf } from './atoms.ts'
import { claimsOf, placeEntries, type Sum } from './claims.ts'
import { groupsOf } from './groups.ts'
import { openNotebook, type World } from './notebook.ts'
import type { Attacker } from './roles.ts'

/** What one attacker was told of one generation. */
export interface Moment {
  readonly generation: number
  readonly atoms: readonly Atom[]
  readonly notebook: ReturnType<typeof openNotebook>
}

/** Asks the groupings of final grades of one generation. */
export async function observe(
  attacker: Attacker,
  world: World,
  generation: number,
  atoms: readonly Atom[],
  ask: (query: Query) => Promise<Answer>,
  questions: readonly Query[],
): Promise<Moment> {
  const notebook = openNotebook(attacker, world)
  for (const query of questions) notebook.note(query, await ask({ ...query, generation }))
  return { generation, atoms, notebook }
}

/** Group of pupils → how many of them changed in a measure between two generations, by the keys of the finest group. */
export async function changesOf(
  before: Generation,
  after: Generation,
  fact: string,
): Promise<readonly ReadonlyMap<string, number>[]> {
  const [a, b] = [await pupilRows(before, fact), await pupilRows(after, fact)]
  return measuresOf(fact).map((_, i) => {
    const changed = new Map<string, number>()
    for (const [pupil, row] of b) {
      if (a.get(pupil)?.values[i] === row.values[i]) continue
      changed.set(row.keys, (changed.get(row.keys) ?? 0) + 1)
    }
    return changed
  })
}

interface PupilRow {
  readonly keys: string
  readonly values: readonly (number | null)[]
}

async function pupilRows(generation: Generation, factName: string): Promise<ReadonlyMap<string, PupilRow>> {
  const fact = factNamed(factName)
  const measures = measuresOf(factName)
  const columns = keyColumns(fact)
  const values = measures.map(
    ({ numerator, denominator }, i) => `, (case when (${denominator}) = 1 then ${numerator} end)::double as v${i}`,
  )
  const rows = await generation.run(
    `select pupil_key::varchar as pupil, ${columns.map(([, column]) => column).join(', ')}${values.join('')} from ${followedRows(fact.table)}
    where school_year_key = (select max(school_year_key) from ${fact.table}) and stage_year_key = 9`,
  )
  return new Map(
    rows.map((row) => [
      textIn(row, 'pupil'),
      {
        keys: JSON.stringify(keysOf(row, columns)),
        values: measures.map((_, i) => (row[`v${i}`] === null ? null : numberIn(row, `v${i}`))),
      },
    ]),
  )
}

export interface TimeLeak {
  readonly measure: string
  readonly group: string
  readonly changed: number
  readonly pupils: number
}

/**
 * Groups in which 1–9 pupils changed and whose figure follows from what was told, before and after: the difference is those pupils.
 * A figure that was kept as it was tells nothing of the later time.
 */
export function compareMoments(
  attacker: Attacker,
  before: Moment,
  after: Moment,
  changes: readonly ReadonlyMap<string, number>[],
  { tells, holds }: { readonly tells: (keys: Keys) => boolean; readonly holds: (keys: Keys) => boolean },
): readonly TimeLeak[] {
  const fact = 'results'
  const rounded = attacker.actor.role === 'board'
  const year = Math.max(...after.atoms.map(({ keys }) => keys.schoolYear ?? 0))
  const unknowns = { before: unknownsOf(before.atoms, tells), after: unknownsOf(after.atoms, tells) }
  const claims = (moment: Moment, atoms: readonly Atom[]) =>
    claimsOf(
      fact,
      placeEntries(
        atoms,
        moment.notebook.entries().filter((entry) => entry.fact === fact),
        rounded,
      ),
      { rounded, inside: attacker.own.length },
    )
  const [first, second] = [claims(before, unknowns.before), claims(after, unknowns.after)]
  const latest = (atoms: readonly Atom[]): readonly number[] =>
    [...atoms.keys()].filter((at) => atoms[at]?.keys.schoolYear === year && atoms[at]?.keys.stageYear === 9)
  const indices = latest(unknowns.after)
  const merged = changes.map((changed) => mergedBy(changed, tells))
  const inside = new Set([...unknowns.after.keys()].filter((at) => holds(unknowns.after[at]?.keys ?? {})))
  const groups = groupsOf(unknowns.after, indices, false, inside)
  const place = new Map(indices.map((at, i) => [JSON.stringify(unknowns.after[at]?.keys), i]))
  return measuresOf(fact).flatMap(({ kind, describe }, i) => {
    if (kind !== 'share') return []
    const rowsOf = (atoms: readonly Atom[], sums: readonly Sum[]) => sums.flatMap((sum) => rowOf(atoms, sum.atoms, place) ?? [])
    const spanOf = (rows: readonly ReadonlyMap<number, number>[]) => {
      const space = rowSpace(indices.length)
      for (const row of rows) space.add(row)
      return space
    }
    const keysOf = (atoms: readonly Atom[], at: number): string => JSON.stringify(atoms[at]?.keys)
    const nameOf = (atoms: readonly Atom[], sum: Sum): string =>
      sum.atoms
        .map((at) => keysOf(atoms, at))
        .sort()
        .join()
    const earlier = new Map((first.hits[i] ?? []).map((sum) => [nameOf(unknowns.before, sum), sum.total]))
    const isTouched = (sum: Sum): boolean => sum.atoms.some((at) => (merged[i]?.get(keysOf(unknowns.after, at)) ?? 0) > 0)
    // told as before though something in it has changed: the figure has been kept, and is of the time before
    const isKept = (sum: Sum): boolean => isTouched(sum) && earlier.get(nameOf(unknowns.after, sum)) === sum.total
    const later = (second.hits[i] ?? []).filter((sum) => !isKept(sum))
    const kept = (second.hits[i] ?? []).filter(isKept)
    // the own lists are known at both times
    const own = indices.filter((at) => inside.has(at)).map((at) => ({ atoms: [at], total: 0 }))
    const spans = [
      spanOf([...rowsOf(unknowns.before, first.hits[i] ?? []), ...rowsOf(unknowns.after, [...kept, ...own])]),
      spanOf(rowsOf(unknowns.after, [...later, ...own])),
    ]
    return groups.flatMap((group) => {
      const changed = group.atoms.reduce((sum, at) => sum + (merged[i]?.get(JSON.stringify(unknowns.after[at]?.keys)) ?? 0), 0)
      if (changed === 0 || changed > 9) return []
      const row = rowOf(unknowns.after, group.all, place)
      const told = row !== null && spans.every((span) => span.has(row))
      return told ? [{ measure: describe.name, group: group.name, changed, pupils: group.n }] : []
    })
  })
}

function rowOf(
  atoms: readonly Atom[],
  chosen: readonly number[],
  place: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> | null {
  const row = new Map<number, number>()
  for (const at of chosen) {
    const column = place.get(JSON.stringify(atoms[at]?.keys))
    if (column === undefined) return null
    row.set(column, 1)
  }
  return row.size === 0 ? null : row
}

function mergedBy(changed: ReadonlyMap<string, number>, tells: (keys: Keys) => boolean): ReadonlyMap<string, number> {
  const merged = new Map<string, number>()
  for (const [name, count] of changed) {
    const keys: Record<string, number> = JSON.parse(name)
    if (!tells(keys)) keys.class = noClass
    const key = JSON.stringify(keys)
    merged.set(key, (merged.get(key) ?? 0) + count)
  }
  return merged
}
