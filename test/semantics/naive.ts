// The same question answered the slow, plain way over rows in memory: the oracle of the property tests.
import { model } from '../../src/school/index.ts'
import type { CellRow, FactQuestion, Question } from '../../src/semantics/index.ts'
import type { FactRow } from './star.ts'

/** What a row adds to [numerator, denominator, squares], written without a look at the model's SQL. */
const adds: Readonly<Record<string, (row: FactRow) => readonly [number, number, number | null]>> = {
  pupils: () => [1, 1, null],
  meritValue: (row) => mean(row.merit_value),
  eligibleVocational: (row) => share(row.eligible_vocational),
  eligibleArts: (row) => share(row.eligible_arts),
  eligibleEconomicsHumanitiesSocial: (row) => share(row.eligible_economics),
  eligibleScienceTechnology: (row) => share(row.eligible_science),
  passedAllSubjects: (row) => share(row.passed_all),
  gradePoints: (row) => mean(row.points),
  passedSubject: (row) => share(row.passed),
  testPoints: (row) => mean(row.points),
  testPassed: (row) => share(row.passed),
  testGradeDeviation: (row) => mean(row.deviation),
  absenceRate: (row) => ratio(minutes(row, 'valid') + minutes(row, 'invalid') + minutes(row, 'other'), minutes(row, 'reported')),
  invalidAbsenceRate: (row) => ratio(minutes(row, 'invalid'), minutes(row, 'reported')),
  reportingRate: (row) => ratio(minutes(row, 'reported'), minutes(row, 'scheduled')),
  surveyIndex: (row) => mean(row.points),
  surveyPositiveShare: (row) => share(row.positive),
  responseRate: (row) => share(row.answered),
}
const mean = (value: unknown): readonly [number, number, number] =>
  typeof value === 'number' ? [value, 1, value * value] : [0, 0, 0]
const minutes = (row: FactRow, of: string): number => Number(row[`${of}_minutes`])
const ratio = (part: number, whole: number): readonly [number, number, number] => [
  part,
  whole,
  whole === 0 ? 0 : part ** 2 / whole,
]
const share = (value: unknown): readonly [number, number, null] => [
  value === true ? 1 : 0,
  typeof value === 'boolean' ? 1 : 0,
  null,
]

const columnOf = (name: string): string => model.dimensions.find((dimension) => dimension.name === name)?.column ?? ''

/** Cells in the canonical order of `inOrder`. */
export function evaluate(question: Question, rows: ReadonlyMap<string, readonly FactRow[]>): readonly CellRow[] {
  const cells = new Map<string, CellRow>()
  question.groupings.forEach((grouping, index) => {
    for (const part of question.parts) {
      for (const [id, group] of groupsOf(part, grouping, rows)) {
        const keys = Object.fromEntries(grouping.map((name) => [name, Number(group[0]?.[columnOf(name)])]))
        const before = cells.get(`${index}:${id}`)?.figures ?? []
        cells.set(`${index}:${id}`, { grouping: index, keys, figures: [...before, ...figuresOf(part, group)] })
      }
    }
  })
  return inOrder([...cells.values()])
}

function groupsOf(part: FactQuestion, grouping: readonly string[], rows: ReadonlyMap<string, readonly FactRow[]>) {
  const holds = (row: FactRow, where: FactQuestion['where']): boolean =>
    where.every((filter) => filter.keys.includes(Number(row[columnOf(filter.dimension)] ?? -1)))
  const inAll = (row: FactRow): boolean =>
    (part.among ?? []).every(({ fact, where }) =>
      (rows.get(fact.table) ?? []).some((other) => other.pupil_key === row.pupil_key && holds(other, where)),
    )
  const kept = (rows.get(part.fact.table) ?? []).filter((row) => holds(row, part.where) && inAll(row))
  const groups = new Map<string, FactRow[]>()
  for (const row of kept) {
    const keys = grouping.map((name) => row[columnOf(name)])
    if (keys.includes(null)) continue
    const id = keys.join()
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [row])
    else group.push(row)
  }
  return groups
}

function figuresOf(part: FactQuestion, group: readonly FactRow[]): CellRow['figures'] {
  return part.measures.map((measure) => {
    const added = group.map((row) => adds[measure.describe.name]?.(row) ?? [NaN, NaN, NaN])
    const sum = (at: 0 | 1 | 2): number => added.reduce((total, each) => total + (each[at] ?? 0), 0)
    const squares = measure.squares === null ? null : sum(2)
    return { measure: measure.describe.name, n: group.length, numerator: sum(0), denominator: sum(1), squares }
  })
}

/** Cells sorted by grouping and keys: the engine answers in no order. */
export function inOrder(cells: readonly CellRow[]): readonly CellRow[] {
  const id = (cell: CellRow): string => JSON.stringify([cell.grouping, cell.keys])
  return cells.toSorted((a, b) => (id(a) < id(b) ? -1 : 1))
}
