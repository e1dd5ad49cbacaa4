// What there is to know: the finest groups of pupils that questions can tell apart, with their true figures.
import { model } from '../../src/school/index.ts'
import type { Fact, Measure } from '../../src/semantics/index.ts'
import { type Generation, numberIn, numberOrNullIn, type Row } from '../../src/warehouse/index.ts'

/** Dimension → member key; class −1 for pupils shown in no class. */
export type Keys = Readonly<Record<string, number>>

/** A finest group. `n` 0: nobody is there, which an outsider need not know. Counts and sums of measure i of `measuresOf`. */
export interface Atom {
  readonly keys: Keys
  readonly n: number
  readonly counted: readonly number[]
  readonly sums: readonly number[]
}

export const noClass = -1

/** Means and shares of a fact. */
export const measuresOf = (fact: string): readonly Measure[] =>
  model.measures.filter((measure) => measure.fact === fact && measure.kind !== 'count')

export const factNamed = (name: string): Fact => {
  const fact = model.facts.find((candidate) => candidate.name === name)
  if (fact === undefined) throw new Error(`no fact ${name}`)
  return fact
}

export const keyColumns = (fact: Fact): readonly (readonly [string, string])[] => [
  ...fact.dimensions.map((name) => [name, model.dimensions.find((dimension) => dimension.name === name)?.column ?? ''] as const),
  ...whereabouts.map((name) => [name, name] as const),
]

/**
 * Was the pupil of a row where the same pupils are followed from, three years before and three years after? Written without a look at the
 * product: with grades of the spring in years 6 and 9, else on the roster of 15 October.
 */
export const whereabouts = ['before', 'after'] as const

/** The rows of a fact with their whereabouts: 1 there, 0 not. */
export const followedRows = (table: string): string => {
  const [spring, autumn] = [2, 1]
  const seen = (name: string, steps: number): string => `
    (exists (
      select 1 from (
        select pupil_key, school_year_key as year, stage_year_key as stage
        from fact_result
        where term_key = ${spring} and stage_year_key in (6, 9)
        union all
        select pupil_key, school_year_key, stage_year_key
        from fact_pupil
        where term_key = ${autumn} and stage_year_key not in (6, 9)
      ) p
      where p.pupil_key = r.pupil_key and p.year = r.school_year_key + ${steps} and p.stage = r.stage_year_key + ${steps}
    ))::integer as ${name}`
  return `(select r.*, ${seen('before', -3)}, ${seen('after', 3)} from ${table} r)`
}

/** Every finest group of a fact that has pupils. */
export async function readAtoms(generation: Generation, factName: string): Promise<readonly Atom[]> {
  const fact = factNamed(factName)
  const columns = keyColumns(fact)
  const measures = measuresOf(factName)
  const sums = measures.map(
    ({ numerator, denominator }, i) => `, sum(${denominator})::integer as d${i}, coalesce(sum(${numerator}), 0)::double as s${i}`,
  )
  const rows = await generation.run(
    `select ${columns.map(([, column]) => column).join(', ')}, count(*)::integer as n${sums.join('')}
    from ${followedRows(fact.table)}
    group by all
    order by all`,
  )
  return rows.map((row) => ({
    keys: keysOf(row, columns),
    n: numberIn(row, 'n'),
    counted: measures.map((_, i) => numberOrNullIn(row, `d${i}`) ?? 0),
    sums: measures.map((_, i) => numberIn(row, `s${i}`)),
  }))
}

export const keysOf = (row: Row, columns: readonly (readonly [string, string])[]): Keys =>
  Object.fromEntries(columns.map(([name, column]) => [name, numberOrNullIn(row, column) ?? noClass]))

/**
 * The groups as an outsider must reckon with them: where the classes of a school cannot be asked for they are one, and where nobody may
 * ask (class by background, school by sex and background) every combination may hold pupils.
 */
export function unknownsOf(atoms: readonly Atom[], tells: (keys: Keys) => boolean): readonly Atom[] {
  const merged = new Map<string, Atom>()
  for (const atom of atoms) {
    const keys = tells(atom.keys) ? atom.keys : { ...atom.keys, class: noClass }
    const name = JSON.stringify(keys)
    const known = merged.get(name)
    merged.set(name, known === undefined ? { ...atom, keys } : added(known, atom))
  }
  const seen = new Map(
    [...Map.groupBy(merged.values(), ({ keys }) => timeOf(keys))].map(([time, all]) => [time, placesSeen(all)]),
  )
  const phantoms = [...Map.groupBy(merged.values(), placeOf).values()].flatMap((school) => phantomsOf(school, merged, seen))
  return [...merged.values(), ...phantoms]
}

const added = (a: Atom, b: Atom): Atom => ({
  keys: a.keys,
  n: a.n + b.n,
  counted: a.counted.map((value, i) => value + (b.counted[i] ?? 0)),
  sums: a.sums.map((value, i) => value + (b.sums[i] ?? 0)),
})

/** One school at one time (and subject, and part of a test); for pupils all stage years together. */
const placeOf = ({ keys }: Atom): string =>
  [keys.schoolYear, keys.term, keys.subject ?? '', keys.testPart ?? '', keys.operator, keys.school].join('/')

const timeOf = ({ schoolYear, term, stageYear }: Keys): string => [schoolYear, term, stageYear].join('/')

/** Which whereabouts there are among the pupils of a time; nobody knows whose they are. */
function placesSeen(atoms: readonly Atom[]): readonly Keys[] {
  const of = (name: string): readonly number[] => [...new Set(atoms.map(({ keys }) => keys[name] ?? 0))]
  return of('before').flatMap((before) => of('after').map((after) => ({ before, after })))
}

function phantomsOf(
  atoms: readonly Atom[],
  known: ReadonlyMap<string, Atom>,
  seen: ReadonlyMap<string, readonly Keys[]>,
): readonly Atom[] {
  const [first] = atoms
  if (first === undefined) return []
  const all = (name: string): readonly number[] => [...new Set(atoms.map(({ keys }) => keys[name] ?? 0))]
  const empty = { n: 0, counted: first.counted.map(() => 0), sums: first.sums.map(() => 0) }
  const leaves = new Map<string, Keys>()
  for (const { keys } of atoms) {
    // pupils in no class, and those of a school seen only whole, may be of any sex and stage year the school has
    const open = keys.class !== noClass
    for (const sex of open ? [keys.sex ?? 0] : all('sex')) {
      const leaf: Keys = { ...keys, sex }
      for (const places of seen.get(timeOf(leaf)) ?? []) {
        const placed = { ...leaf, ...places }
        leaves.set(JSON.stringify([leaf.class, leaf.stageYear, leaf.sex, places]), placed)
      }
    }
  }
  return [...leaves.values()].flatMap((leaf) =>
    all('migrationBackground')
      .map((migrationBackground) => ({ ...leaf, migrationBackground }))
      .filter((keys) => !known.has(JSON.stringify(keys)))
      .map((keys) => ({ keys, ...empty })),
  )
}
