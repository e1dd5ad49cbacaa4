// From the facts of a generation to the tables that the suppression decides over.
import type { MeasureKind } from '../contract/index.ts'
import type { Closed, Fact, Measure, Model, RowsOf } from '../semantics/index.ts'
import { type Connection, numberIn, numberOrNullIn, type Row, textIn } from '../warehouse/index.ts'
import type { Asked, Atom, UnitLevel, UnitNode } from './suppression/lattice.ts'
import { indexOf } from './suppression/shape.ts'
import { closedIn, narrowSql, topicIn, topicSql } from './topic.ts'

/** Where one table stands: a fact at a time and in a topic. */
export interface Place {
  readonly fact: string
  readonly schoolYear: number
  readonly term: number
  /** -1 where stage year is an attribute of the table (pupils: all stage years add up) */
  readonly stageYear: number
  /** see topic.ts */
  readonly topic: string
}

/** A unit of a table with the member it is: level and key find it from a question. */
export interface PlacedUnit extends UnitNode {
  readonly key: number
  /** operator of a school and what lies under it, 0 above schools */
  readonly operator: number
}

/**
 * `counted`: rows with a value at all; `hits`: those that reached the outcome of a share; where a measure has steps, how many rows are up, of so many
 * `steps` in all; 0 for other means.
 */
export interface TableAtom extends Omit<Atom, 'hits'> {
  readonly measures: readonly { readonly counted: number; readonly hits: number; readonly steps: number }[]
}

export interface PatternTable {
  readonly place: Place
  readonly units: readonly PlacedUnit[]
  /** digits of each attribute: 0 is '*', digit i is `digits[d][i - 1]`'s member key */
  readonly sizes: readonly number[]
  readonly weights: readonly number[]
  /** the attribute of which a class commonly has one digit, -1 for none */
  readonly byClass: number
  readonly rowsOf: RowsOf
  /** of answers, how many were invited by unit (of a class, and of a school); empty where nobody is invited */
  readonly invited: ReadonlyMap<number, number>
  /** what may be asked of it */
  readonly asked: Asked
  /** atoms with what each measure of `derivedOf` counts of them */
  readonly atoms: readonly TableAtom[]
  /** current atoms of schools where a correction waits, by the school's unit: what the own unit sees instead (hold.ts) */
  readonly held: ReadonlyMap<number, readonly TableAtom[]>
  /** atoms told by the earlier generation; null when it had no such table */
  readonly earlier: readonly TableAtom[] | null
  /** told exactly as before */
  readonly isUnchanged: boolean
  /** the first so many units hold pupils now; the others did before */
  readonly present: number
  /** the units and atoms as a text, outcomes left out: tables with the same groups are decided once */
  readonly groups: string
  /** the node of a row of the fact; -1 where the table has no such unit */
  readonly atomOf: (row: Row) => { readonly unit: number; readonly attribute: number }
}

/** Names a unit by the members above it and itself. */
export const unitPath = (above: string, { level, key, operator }: { level: string; key: number; operator: number }): string =>
  `${above}>${level} ${key} ${operator}`

/** The paths of a table’s units, in their order. */
export function pathsOf({ units }: PatternTable): readonly string[] {
  const paths: string[] = []
  for (const unit of units) paths.push(unitPath(paths[unit.parent] ?? '', unit))
  return paths
}

/** Which dimensions are attributes of a fact's tables, in digit order. Their keys are small: digit = key + offset. */
export interface AttributeDimension {
  readonly dimension: string
  readonly column: string
  /** digit = key + offset, so that digit ≥ 1 */
  readonly offset: number
  readonly size: number
  /** worth of a figure split by it beside one that is not: what rule 4 rather hides */
  readonly weight: number
}

const sex: AttributeDimension = { dimension: 'sex', column: 'sex_key', offset: 0, size: 4, weight: 0.5 }
const migrationBackground: AttributeDimension = {
  dimension: 'migrationBackground',
  column: 'migration_background_key',
  offset: 0,
  size: 5,
  weight: 0.05,
}
const absenceBand: AttributeDimension = { dimension: 'absenceBand', column: 'absence_band_key', offset: 0, size: 6, weight: 0.1 }
const stageYear: AttributeDimension = { dimension: 'stageYear', column: 'stage_year_key', offset: 1, size: 12, weight: 0.3 }
const known: readonly AttributeDimension[] = [sex, migrationBackground, absenceBand, stageYear]

type WithAttributes = Pick<Fact, 'attributes' | 'narrow'>

/** Those of a fact's tables; `isNarrow`: of its tables about closed members, whose combinations are the first of the others'. */
export function attributeDimensions({ attributes, narrow }: WithAttributes, isNarrow = false): readonly AttributeDimension[] {
  const names = isNarrow && narrow !== null ? narrow : attributes
  return names.map((name) => {
    const found = known.find(({ dimension }) => dimension === name)
    if (found === undefined) throw new Error(`nothing says how pupils are split by ${name}`)
    return found
  })
}

/**
 * What may be combined where. Inside a school almost every group by sex and background (or absence) together is under ten, and in a class
 * those by background alone; to hide them well would cost groups that are large enough. So: a class by sex, a school by one
 * person attribute (and stage year), wider units by two.
 */
export function askedOf(attributes: readonly AttributeDimension[]): Asked {
  const at = (...names: readonly AttributeDimension[]): readonly number[] =>
    names.map((name) => attributes.indexOf(name)).filter((place) => place !== -1)
  const [sexAt, rareAt, stageAt] = [at(sex), at(migrationBackground, absenceBand), at(stageYear)]
  return (level, digits) => {
    const split = (places: readonly number[]): number => places.filter((place) => (digits[place] ?? 0) !== 0).length
    const [rare, stage] = [split(rareAt), split(stageAt)]
    if (level === 'class' || level === 'noClass') return rare === 0
    const persons = split(sexAt) + rare
    if (level === 'school') return persons <= 1 && (rare === 0 || stage === 0)
    return persons + stage <= 2
  }
}

/** Of most facts; a combination without stage year is one with all of them. */
export const asked: Asked = askedOf([sex, migrationBackground, stageYear])

/** The same where some attributes are closed, too (the fact's `closed`): `dimension` of whose members the table or question speaks. */
export function narrowed(fact: Fact, closed: readonly Closed[]): Asked {
  const attributes = attributeDimensions(fact)
  const asked = askedOf(attributes)
  const beside = new Set(closed.flatMap((one) => one.beside))
  const shut = attributes.flatMap(({ dimension }, at) => (beside.has(dimension) ? [at] : []))
  return shut.length === 0 ? asked : (level, digits) => shut.every((at) => digits[at] === 0) && asked(level, digits)
}

/** The means, shares and balances of a fact: they speak of pupils with a value, who may be fewer than the heads. */
export const derivedOf = (model: Model, fact: Fact): readonly Derived[] =>
  model.measures.filter((measure): measure is Derived => measure.fact === fact.name && measure.kind !== 'count')
type Derived = Measure & { readonly kind: Exclude<MeasureKind, 'count'> }

/** The school years that a table has rows of, ascending. */
export async function schoolYearsOf(connection: Connection, table: string): Promise<readonly number[]> {
  const rows = await connection.run(`select distinct school_year_key from ${table} order by school_year_key`)
  return rows.map((row) => numberIn(row, 'school_year_key'))
}

/** What the tables of a fact are read from: as told outside the own unit; current ones where that differs; as told before. */
export interface Told {
  readonly released: string
  readonly hasHeld: boolean
  readonly earlier: string | null
}

const origins = { released: 0, held: 1, earlier: 2 } as const

/** The groups that the tables of a fact and school year are made of, ordered by place: what `tablesOf` takes. */
export async function readGroups(
  connection: Connection,
  model: Model,
  fact: Fact,
  schoolYear: number,
  told: Told,
): Promise<readonly Row[]> {
  const derived = derivedOf(model, fact)
  const attributes = attributeDimensions(fact)
  const stage = attributes.includes(stageYear) ? '-1' : 'stage_year_key'
  const topic = topicSql(fact)
  const narrow = narrowSql(fact)
  const columnOf = (a: AttributeDimension): string =>
    narrow === null || fact.narrow?.includes(a.dimension) !== false
      ? a.column
      : `case when ${narrow} then 0 else ${a.column} end as ${a.column}`
  const from = [
    `select *, ${origins.released} as origin from ${told.released} where school_year_key = $1`,
    ...(told.hasHeld
      ? [
          `select f.*, ${origins.held} from ${fact.table} f
          join held_block h using (school_year_key, term_key, stage_year_key, school_key)
          where h.fact = '${fact.name}' and school_year_key = $1`,
        ]
      : []),
    ...(told.earlier === null ? [] : [`select *, ${origins.earlier} from ${told.earlier} where school_year_key = $1`]),
  ]
  return connection.run(
    `
    select school_year_key, term_key, ${stage} as stage, ${topic} as topic,
      municipality_key, operator_key, school_key, class_key, ${attributes.map((a) => `${columnOf(a)}, `).join('')}origin,
      count(*)::integer as n${fact.rowsOf === 'answers' ? invitedColumns : ''}${derived.map(countsOf).join('')}
    from (${from.join(' union all ')})
    group by all
    order by all nulls last`,
    [schoolYear],
  )
}

/** Every table of a fact and school year, ordered by place. `rows`: of `readGroups`. */
export function tablesOf(model: Model, fact: Fact, rows: readonly Row[]): readonly PatternTable[] {
  const derived = derivedOf(model, fact).length
  const tables: PatternTable[] = []
  let start = 0
  for (let end = 1; end <= rows.length; end++) {
    const first = rows[start]
    const next = rows[end]
    if (first === undefined || (next !== undefined && samePlace(first, next))) continue
    const part = rows.slice(start, end)
    if (part.some((row) => row.origin !== origins.earlier)) tables.push(tableOf(fact, part, derived))
    start = end
  }
  return tables
}

// the model's own expressions, never a person's words
const countsOf = ({ kind, numerator, valued, steps }: Measure, i: number): string => {
  const hits = steps?.up ?? (tellsOutcome(kind) ? numerator : '0')
  return `, sum(${valued})::integer as counted_${i}, sum(${hits})::integer as hits_${i}, sum(${steps?.of ?? '0'})::integer as steps_${i}`
}
// of two surveys that ask the same, the one that fewer were invited to
const invitedColumns =
  ', min(invited_in_class)::integer as invited_in_class, min(invited_in_school)::integer as invited_in_school'

/** Does the kind say of how many pupils something holds? */
export const tellsOutcome = (kind: MeasureKind): kind is 'share' | 'balance' => kind === 'share' || kind === 'balance'

const placeColumns = ['school_year_key', 'term_key', 'stage', 'topic'] as const
const samePlace = (a: Row, b: Row): boolean => placeColumns.every((column) => a[column] === b[column])

/** The place of a row of the fact itself. */
export const placeIn = (fact: Fact, row: Row): Place => placeAbout(fact, row, topicIn(fact, row))

const placeAbout = (fact: Fact, row: Row, topic: string): Place => ({
  fact: fact.name,
  schoolYear: numberIn(row, 'school_year_key'),
  term: numberIn(row, 'term_key'),
  stageYear: attributeDimensions(fact).includes(stageYear) ? -1 : numberIn(row, 'stage_year_key'),
  topic,
})

/** The units of a table, found by the members that a row names. */
function growTree(): { readonly units: PlacedUnit[]; readonly unitOf: (row: Row, grow: boolean) => number } {
  const units: PlacedUnit[] = [{ parent: -1, level: 'all', key: 0, operator: 0 }]
  const found = new Map<string, number>()
  const step = (parent: number, level: UnitLevel, key: number, operator: number, grow: boolean): number => {
    const name = `${parent}/${level}/${key}/${operator}`
    const known = found.get(name)
    if (known !== undefined || !grow || parent < 0) return known ?? -1
    found.set(name, units.length)
    return units.push({ parent, level, key, operator }) - 1
  }
  const unitOf = (row: Row, grow: boolean): number => {
    const municipality = step(0, 'municipality', numberIn(row, 'municipality_key'), 0, grow)
    // Operators are not a level of their own: with two of them, one small, hiding the small one would hide every school of the
    // other. A question about an operator is one about all its schools.
    const operator = numberIn(row, 'operator_key')
    const school = step(municipality, 'school', numberIn(row, 'school_key'), operator, grow)
    const key = numberOrNullIn(row, 'class_key')
    return step(school, key === null ? 'noClass' : 'class', key ?? 0, operator, grow)
  }
  return { units, unitOf }
}

function tableOf(fact: Fact, rows: readonly Row[], derived: number): PatternTable {
  const closed = closedIn(fact, rows[0] === undefined ? '' : textIn(rows[0], 'topic'))
  const attributes = attributeDimensions(fact, closed.length > 0)
  const { units, unitOf } = growTree()
  const digitsOf = (row: Row): readonly number[] => attributes.map((a) => numberIn(row, a.column) + a.offset)
  const atomIn = (row: Row): TableAtom => ({
    unit: unitOf(row, true),
    digits: digitsOf(row),
    n: numberIn(row, 'n'),
    measures: Array.from({ length: derived }, (_, i) => ({
      counted: numberOrNullIn(row, `counted_${i}`) ?? 0,
      hits: numberOrNullIn(row, `hits_${i}`) ?? 0,
      steps: numberOrNullIn(row, `steps_${i}`) ?? 0,
    })),
  })
  const of = (origin: number): readonly Row[] => rows.filter((row) => row.origin === origin)
  const [released, held, earlier] = [of(origins.released), of(origins.held), of(origins.earlier)]
  const atoms = released.map(atomIn)
  const current = held.map(atomIn)
  const present = units.length
  const before = earlier.map(atomIn)
  const first = released[0] ?? held[0]
  if (first === undefined) throw new Error('a table without rows')
  const sizes = attributes.map((a) => a.size)
  const counts = Array.from({ length: derived }, (_, i) => [`counted_${i}`, `hits_${i}`, `steps_${i}`]).flat()
  const text = (some: readonly Row[], columns: readonly string[]): string =>
    some.map((row) => columns.map((column) => row[column]).join()).join(';')
  const groups = groupColumns(fact, attributes)
  return {
    place: placeAbout(fact, { ...first, stage_year_key: first.stage ?? null }, textIn(first, 'topic')),
    units,
    sizes,
    weights: attributes.map((a) => a.weight),
    rowsOf: fact.rowsOf,
    invited: fact.rowsOf === 'answers' ? invitedTo(released, (row) => unitOf(row, false), units) : new Map(),
    asked: closed.length > 0 && fact.narrow !== null ? askedOf(attributes) : narrowed(fact, closed),
    byClass: attributes.indexOf(stageYear),
    atoms,
    held: Map.groupBy(current, ({ unit }) => units[unit]?.parent ?? -1),
    earlier: earlier.length === 0 ? null : before,
    isUnchanged: text(released, [...groups, ...counts]) === text(earlier, [...groups, ...counts]),
    present,
    groups: `${text(released, groups)}|${text(held, groups)}`,
    atomOf: (row) => ({ unit: unitOf(row, false), attribute: indexOf(digitsOf(row), sizes) }),
  }
}

/** How many were invited in each class and school, by unit. */
function invitedTo(
  rows: readonly Row[],
  unitOf: (row: Row) => number,
  units: readonly PlacedUnit[],
): ReadonlyMap<number, number> {
  const invited = new Map<number, number>()
  const note = (unit: number, count: number): void => {
    invited.set(unit, Math.min(invited.get(unit) ?? count, count))
  }
  for (const row of rows) {
    const unit = unitOf(row)
    note(unit, numberIn(row, 'invited_in_class'))
    note(units[unit]?.parent ?? -1, numberIn(row, 'invited_in_school'))
  }
  return invited
}

const groupColumns = ({ rowsOf }: Fact, attributes: readonly AttributeDimension[]): readonly string[] => [
  ...['municipality_key', 'operator_key', 'school_key', 'class_key', 'n'],
  ...(rowsOf === 'answers' ? ['invited_in_class', 'invited_in_school'] : []),
  ...attributes.map((attribute) => attribute.column),
]
