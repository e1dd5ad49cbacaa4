// A pack of saved answers: can a hidden figure be worked out from all that is open in it? (docs/privacy.md, rules 4 and 7)
import { type Cell, Fault } from '../contract/index.ts'
import { model } from '../school/index.ts'
import { bounds, countsOfShare, type Interval, type Relation, rowSpace, type Solver, sumsTo } from '../statistics/index.ts'
import { readTables, type Saved, type Table, type TableCell } from './answer-cells.ts'
import { rulesOf } from './suppression/decide.ts'
import { fewWhoDiffer } from './suppression/primary.ts'

/** A hidden figure, and what can be known of it: pupils, or those of them who reached the outcome; a mean is told or not. */
export interface Feasible {
  readonly measure: string
  readonly generation: number
  readonly keys: Readonly<Record<string, string>>
  readonly of: 'pupils' | 'outcome' | 'mean'
  readonly low: number
  /** null: nothing bounds it */
  readonly high: number | null
  readonly leak: boolean
  /** the answers that speak of its table */
  readonly from: readonly string[]
}

export interface PackVerdict {
  readonly safe: boolean
  readonly answers: number
  readonly hidden: readonly Feasible[]
  /** cells of comparisons, which are not judged */
  readonly unplaced: number
}

/** `least`: the fewest pupils of a hidden cell. A group without pupils is no cell, so it is 1; other tables may hide zeros. Fault answersDisagree. */
export function auditAnswers(saved: readonly Saved[], solver: Solver, least = 1): PackVerdict {
  const { tables, unplaced } = readTables(saved)
  const hidden = tables.flatMap((table) => auditTable(table, solver, least))
  return { safe: hidden.every(({ leak }) => !leak), answers: saved.length, hidden, unplaced }
}

// The solver's word for a table that nothing fits.
const nothingFits = /no table of whole counts fits/

/** Fault answersDisagree. */
function auditTable(table: Table, solver: Solver, least: number): readonly Feasible[] {
  try {
    return judgeTable(table, solver, least)
  } catch (error) {
    if (!(error instanceof Error) || !nothingFits.test(error.message)) throw error
    throw new Fault('answersDisagree', { answers: namesIn(table).join(', ') })
  }
}

const namesIn = (table: Table): readonly string[] => [
  ...new Set(table.cells.flatMap(({ told }) => [...told.values()].map((one) => one.from))),
]

function judgeTable(table: Table, solver: Solver, least: number): readonly Feasible[] {
  const measures = [...new Set(table.cells.flatMap(({ told }) => [...told.keys()]))]
  const heads = headsOf(table, solver, least)
  const from = namesIn(table)
  return measures.flatMap((measure) => {
    const targets = [...table.cells.keys()].filter((at) => table.cells[at]?.told.get(measure)?.cell.state === 'hidden')
    const kind = model.measures.find(({ describe }) => describe.name === measure)?.kind ?? 'count'
    const found = (of: Feasible['of'], at: number, { low, high }: Interval, leak: boolean): Feasible => ({
      ...{ measure, generation: table.generation, keys: table.cells[at]?.keys ?? {}, of, leak, from },
      ...{ low, high: Number.isFinite(high) ? high : null },
    })
    const code = (at: number): string => table.cells[at]?.told.get(measure)?.cell.reason?.code ?? 'secondary'
    const counted = targets.flatMap((at) => {
      const interval = heads.get(at) ?? anything
      // an outcome is hidden for its own sake, or others', where the heads may be told
      return kind === 'count' || ['few', 'small', 'fewAnswers'].includes(code(at))
        ? [found('pupils', at, interval, isNarrow(code(at), interval))]
        : []
    })
    if (kind === 'count') return counted
    if (kind === 'mean' || kind === 'balance' || kind === 'ratio') {
      const span = spanOf(table, measure)
      return [...counted, ...targets.map((at) => found('mean', at, { low: 0, high: 0 }, span.has(new Map([[at, 1]]))))]
    }
    const outcomes = outcomesOf(table, measure, targets, solver)
    return [
      ...counted,
      ...targets.map((at, i) => {
        const interval = outcomes[i] ?? anything
        return found('outcome', at, interval, interval.low === interval.high)
      }),
    ]
  })
}

/** A small group must stay uncertain by five pupils; what is hidden for others' sake must only not be told. */
function isNarrow(code: string, { low, high }: Interval): boolean {
  if (code === 'small' || code === 'fewAnswers') return low < rulesOf.across.count.fewest && high - low < fewWhoDiffer
  return high - low < (code === 'few' ? fewWhoDiffer : 1)
}

interface System {
  readonly known: Map<number, number>
  readonly relations: Relation[]
  next: number
}

/** Cells by additions; unknowns `offset` … are one quantity of the table's cells. */
function addAdditions(system: System, { additions }: Table, offset: number): void {
  for (const { whole, parts, open } of additions) {
    const all = parts.map((part) => offset + part)
    system.relations.push(sumsTo(open ? [...all, system.next++] : all, offset + whole))
  }
}

const anything: Interval = { low: 0, high: Number.POSITIVE_INFINITY }

/** Feasible pupils of every hidden cell. */
function headsOf(table: Table, solver: Solver, least: number): ReadonlyMap<number, Interval> {
  const size = table.cells.length
  const system: System = { known: new Map(), relations: [], next: size }
  addHeads(system, table, least)
  addAdditions(system, table, 0)
  const hidden = [...table.cells.keys()].filter((at) =>
    [...(table.cells[at]?.told.values() ?? [])].some(({ cell }) => cell.state === 'hidden'),
  )
  const found = bounds(system, hidden, solver)
  return new Map(hidden.map((at, i) => [at, found[i] ?? anything]))
}

function addHeads(system: System, table: Table, least: number): void {
  for (const [at, cell] of table.cells.entries()) {
    const n = pupilsTold(cell)
    if (n?.exact === true) system.known.set(at, n.pupils)
    else if (n !== null) {
      addAtLeast(system, at, n.pupils - 5)
      system.relations.push({ cells: [at, system.next++], coefficients: [1, 1], total: n.pupils + 5 })
    } else if (cell.told.size > 0) addAtLeast(system, at, least)
  }
}

function addAtLeast(system: System, at: number, least: number): void {
  if (least > 0) system.relations.push({ cells: [at, system.next++], coefficients: [1, -1], total: least })
}

/** The population that any measure of the cell tells; in tens to the public, unless a share gives it away. */
function pupilsTold({ told }: TableCell): { readonly pupils: number; readonly exact: boolean } | null {
  const open = [...told.values()].filter(({ cell }) => cell.n !== null)
  const plain = open.find(({ rounded }) => !rounded)
  if (plain !== undefined) return { pupils: plain.cell.n ?? 0, exact: true }
  for (const { cell } of open) {
    const counts = countsIn(cell, true)
    if (counts !== null) return { pupils: counts.all, exact: true }
  }
  return open[0] === undefined ? null : { pupils: open[0].cell.n ?? 0, exact: false }
}

function countsIn(cell: Cell, rounded: boolean): ReturnType<typeof countsOfShare> {
  const isShare = model.measures.find(({ describe }) => describe.name === cell.measure)?.kind === 'share'
  if (!isShare || cell.state !== 'shown' || cell.value === null || cell.n === null) return null
  return countsOfShare(cell.value, cell.low, cell.high, rounded ? cell.n + 5 : cell.n)
}

/** Feasible outcomes of the targets: those who reached it and those who did not add up to the pupils. */
function outcomesOf(table: Table, measure: string, targets: readonly number[], solver: Solver): readonly Interval[] {
  const size = table.cells.length
  const system: System = { known: new Map(), relations: [], next: 3 * size }
  addHeads(system, table, 1)
  for (const offset of [0, size, 2 * size]) addAdditions(system, table, offset)
  for (const [at, { told }] of table.cells.entries()) {
    system.relations.push(sumsTo([size + at, 2 * size + at], at))
    const one = told.get(measure)
    if (one === undefined) continue
    const counts = countsIn(one.cell, one.rounded)
    if (counts !== null) system.known.set(size + at, counts.hits)
    if (one.cell.mark !== '~100') continue
    addAtLeast(system, 2 * size + at, 1)
    system.relations.push({ cells: [2 * size + at, system.next++], coefficients: [1, 1], total: fewWhoDiffer - 1 })
  }
  return bounds(
    system,
    targets.map((at) => size + at),
    solver,
  )
}

/** Sums of a mean that follow from the open ones by adding and subtracting: no row of a single hidden cell may be among them. */
function spanOf(table: Table, measure: string) {
  const size = table.cells.length
  const open = table.additions.filter((addition) => addition.open).length
  const span = rowSpace(size + open)
  let residual = size
  for (const [at, { told }] of table.cells.entries()) if (told.get(measure)?.cell.state === 'shown') span.add(new Map([[at, 1]]))
  for (const { whole, parts, open: leaves } of table.additions) {
    const row = new Map([...parts.map((part) => [part, 1] as const), [whole, -1] as const])
    if (leaves) row.set(residual++, 1)
    span.add(row)
  }
  return span
}
