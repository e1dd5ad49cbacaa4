// From the facts of a generation to the tables that the suppression decides over.
import type { Fact, Measure, Model } from '../semantics/index.ts'
import { type Connection, numberIn, numberOrNullIn, type Row } from '../warehouse/index.ts'
import type { Asked, Atom, UnitLevel, UnitNode } from './suppression/lattice.ts'

/** Where one table stands: a fact at a time and, for grades, in a subject. 0 and -1: not applicable, all. */
export interface Place {
  readonly fact: string
  readonly schoolYear: number
  readonly term: number
  /** -1 where stage year is an attribute of the table (pupils: all stage years add up) */
  readonly stageYear: number
  readonly subject: number
}

/** A unit of a table with the member it is: level and key find it from a question. */
export interface PlacedUnit extends UnitNode {
  readonly key: number
  /** operator of a school and what lies under it, 0 above schools */
  readonly operator: number
}

/** `counted`: pupils with a value at all; `hits`: those who reached the outcome of a share, 0 for a mean. */
export interface TableAtom extends Omit<Atom, 'hits'> {
  readonly measures: readonly { readonly counted: number; readonly hits: number }[]
}

export interface PatternTable {
  readonly place: Place
  readonly units: readonly PlacedUnit[]
  /** digits of each attribute: 0 is '*', digit i is `digits[d][i - 1]`'s member key */
  readonly sizes: readonly number[]
  readonly weights: readonly number[]
  /** atoms with what each measure of `derivedOf` counts of them */
  readonly atoms: readonly TableAtom[]
  /** the units and atoms as a text, outcomes left out: tables with the same groups are decided once */
  readonly groups: string
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
// stage years F–10 add up to the school's pupils, so they belong to one table; grades of two stage years are never added
const stageYear: AttributeDimension = { dimension: 'stageYear', column: 'stage_year_key', offset: 1, size: 12, weight: 0.3 }

export function attributeDimensions(fact: string): readonly AttributeDimension[] {
  return fact === 'pupils' ? [sex, migrationBackground, stageYear] : [sex, migrationBackground]
}

/**
 * What may be combined where. Inside a school almost every group by sex and background together is under ten, and in a class
 * those by background alone; to hide them well would cost groups that are large enough. So: a class by sex, a school by one
 * person attribute (and stage year), wider units by two.
 */
export const asked: Asked = (level, digits) => {
  const [sexDigit, background, stage] = digits
  const persons = [sexDigit, background].filter((digit) => digit !== 0).length
  if (level === 'class' || level === 'noClass') return background === 0
  if (level === 'school') return persons <= 1 && (background === 0 || stage === undefined || stage === 0)
  return persons + (stage === undefined || stage === 0 ? 0 : 1) <= 2
}

/** The means and shares of a fact: they speak of pupils with a value, who may be fewer than the heads. */
export const derivedOf = (model: Model, fact: Fact): readonly Measure[] =>
  model.measures.filter((measure) => measure.fact === fact.name && measure.kind !== 'count')

/** The school years that a fact has rows of, ascending. */
export async function schoolYearsOf(connection: Connection, fact: Fact): Promise<readonly number[]> {
  const rows = await connection.run(`select distinct school_year_key from ${fact.table} order by school_year_key`)
  return rows.map((row) => numberIn(row, 'school_year_key'))
}

/** Reads every table of a fact and school year, ordered by place. */
export async function readTables(
  connection: Connection,
  model: Model,
  fact: Fact,
  schoolYear: number,
): Promise<readonly PatternTable[]> {
  const derived = derivedOf(model, fact)
  const attributes = attributeDimensions(fact.name)
  const subject = fact.dimensions.includes('subject') ? 'subject_key' : '0'
  const stage = attributes.includes(stageYear) ? '-1' : 'stage_year_key'
  const rows = await connection.run(
    `
    select school_year_key, term_key, ${stage} as stage, ${subject} as subject,
      municipality_key, operator_key, school_key, class_key, ${attributes.map((a) => a.column).join(', ')},
      count(*)::integer as n${derived.map(countsOf).join('')}
    from ${fact.table}
    where school_year_key = ?
    group by all
    order by all nulls last`,
    [schoolYear],
  )
  const tables: PatternTable[] = []
  let start = 0
  for (let end = 1; end <= rows.length; end++) {
    const first = rows[start]
    const next = rows[end]
    if (first === undefined || (next !== undefined && samePlace(first, next))) continue
    tables.push(tableOf(fact.name, rows.slice(start, end), attributes, derived.length))
    start = end
  }
  return tables
}

// the model's own expressions, never a person's words
const countsOf = ({ kind, numerator, denominator }: Measure, i: number): string =>
  `, sum(${denominator})::integer as counted_${i}, ${kind === 'share' ? `sum(${numerator})::integer` : '0'} as hits_${i}`

const placeColumns = ['school_year_key', 'term_key', 'stage', 'subject'] as const
const samePlace = (a: Row, b: Row): boolean => placeColumns.every((column) => a[column] === b[column])

function tableOf(fact: string, rows: readonly Row[], attributes: readonly AttributeDimension[], derived: number): PatternTable {
  const units: PlacedUnit[] = [{ parent: -1, level: 'all', key: 0, operator: 0 }]
  const found = new Map<string, number>()
  const unitOf = (parent: number, level: UnitLevel, key: number, operator: number): number => {
    const name = `${parent}/${level}/${key}/${operator}`
    const known = found.get(name)
    if (known !== undefined) return known
    found.set(name, units.length)
    return units.push({ parent, level, key, operator }) - 1
  }
  const atoms = rows.map((row) => {
    const municipality = unitOf(0, 'municipality', numberIn(row, 'municipality_key'), 0)
    // Operators are not a level of their own: with two of them, one small, hiding the small one would hide every school of the
    // other. A question about an operator is one about all its schools.
    const operator = numberIn(row, 'operator_key')
    const school = unitOf(municipality, 'school', numberIn(row, 'school_key'), operator)
    const key = numberOrNullIn(row, 'class_key')
    return {
      unit: key === null ? unitOf(school, 'noClass', 0, operator) : unitOf(school, 'class', key, operator),
      digits: attributes.map((a) => numberIn(row, a.column) + a.offset),
      n: numberIn(row, 'n'),
      measures: Array.from({ length: derived }, (_, i) => ({
        counted: numberOrNullIn(row, `counted_${i}`) ?? 0,
        hits: numberOrNullIn(row, `hits_${i}`) ?? 0,
      })),
    }
  })
  const [first] = rows
  if (first === undefined) throw new Error('a table without rows')
  const place: Place = {
    fact,
    schoolYear: numberIn(first, 'school_year_key'),
    term: numberIn(first, 'term_key'),
    stageYear: numberIn(first, 'stage'),
    subject: numberIn(first, 'subject'),
  }
  const groups = rows
    .map((row) =>
      groupColumns(attributes)
        .map((column) => row[column])
        .join(),
    )
    .join(';')
  return { place, units, sizes: attributes.map((a) => a.size), weights: attributes.map((a) => a.weight), atoms, groups }
}

const groupColumns = (attributes: readonly AttributeDimension[]): readonly string[] => [
  ...['municipality_key', 'operator_key', 'school_key', 'class_key', 'n'],
  ...attributes.map((attribute) => attribute.column),
]
