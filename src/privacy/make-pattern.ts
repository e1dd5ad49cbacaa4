// Decides, when a generation is made, what may be shown of it: for each regime and measure over the lattice unit × time ×
// at most two attributes. Hidden or open depends on the generations told so far, the regime and the measure alone, never on what was asked.

import { model as schoolModel } from '../school/index.ts'
import type { Fact, Model } from '../semantics/index.ts'
import { filledOf, type Row, type Writer } from '../warehouse/index.ts'
import { copyUnchangedYears } from './copy-years.ts'
import type { Decided, Year } from './decide-year.ts'
import { openDeciders } from './deciders.ts'
import { attachEarlier, detachEarlier, earlierTable, releasedTable } from './earlier.ts'
import { holdCorrections, nameClasses } from './hold.ts'
import { readStored, readTouched } from './past-tables.ts'
import { readGroups, schoolYearsOf } from './pattern-tables.ts'

/** `base`: the file of the generation before, null for the first; `builtAt`: ISO 8601. */
export interface Making {
  readonly base: string | null
  readonly builtAt: string
}

/**
 * Holds back what rule 7 does, and writes `pattern_node` and `pattern` of the generation being made. Runs in the build process.
 */
export async function makePattern(writer: Writer, { base, builtAt }: Making, model: Model = schoolModel): Promise<void> {
  const day = builtAt.slice(0, 10)
  const hasEarlier = await attachEarlier(writer, base)
  const facts = await factsTold(writer, model, hasEarlier)
  const held = hasEarlier ? await holdCorrections(writer, facts, day) : new Set<string>()
  if (hasEarlier) await nameClasses(writer, held)
  const deciders = openDeciders()
  try {
    const decided = deciders.inOrder(yearsOf(writer, model, facts, { held, hasEarlier, day }))
    for await (const rows of together(decided)) await write(writer, rows)
  } finally {
    await deciders.close()
  }
  if (hasEarlier) await detachEarlier(writer)
}

/** Rows of `pattern` that are written together. */
const enough = 4000

/** Small years together: each append costs the engine a commit. */
async function* together(decided: AsyncIterable<Decided>): AsyncGenerator<Decided> {
  const none: Decided = { nodes: [], waits: [], patterns: [] }
  let some = none
  for await (const { nodes, waits, patterns } of decided) {
    some = { nodes: [...some.nodes, ...nodes], waits: [...some.waits, ...waits], patterns: [...some.patterns, ...patterns] }
    if (some.patterns.length < enough) continue
    yield some
    some = none
  }
  yield some
}

async function write(writer: Writer, { nodes, waits, patterns }: Decided): Promise<void> {
  await writer.append('pattern_node', nodes)
  await writer.append('corrected_table', waits)
  await writer.append('pattern', patterns)
}

/** The facts that are told of, or were. */
async function factsTold(writer: Writer, { facts }: Model, hasEarlier: boolean): Promise<readonly Fact[]> {
  const tablesOf = (fact: Fact): readonly string[] => [fact.table, ...(hasEarlier ? [earlierTable(fact)] : [])]
  const filled = await filledOf(writer, facts.flatMap(tablesOf))
  return facts.filter((fact) => tablesOf(fact).some((table) => filled.has(table)))
}

interface Before {
  /** names of the facts of which blocks are held back */
  readonly held: ReadonlySet<string>
  readonly hasEarlier: boolean
  readonly day: string
}

/** A school year of a fact at a time: its tables fit in memory. */
async function* yearsOf(
  writer: Writer,
  model: Model,
  facts: readonly Fact[],
  { held, hasEarlier, day }: Before,
): AsyncGenerator<Year> {
  for (const fact of facts) {
    const released = held.has(fact.name) ? releasedTable(fact) : fact.table
    const touched: Year['touched'] = hasEarlier ? await readTouched(writer, fact, released, day) : new Map()
    const told = {
      released,
      hasHeld: fact.rowsOf === 'pupils' && held.has(fact.name),
      earlier: hasEarlier ? earlierTable(fact) : null,
    }
    const copied = hasEarlier && !held.has(fact.name) ? await copyUnchangedYears(writer, fact, released) : new Set<number>()
    for (const schoolYear of await schoolYearsOf(writer, released)) {
      if (copied.has(schoolYear)) continue
      const groups = await readGroups(writer, model, fact, schoolYear, told)
      const stored = hasEarlier ? await readStored(writer, fact, schoolYear) : null
      yield { model, fact, groups, stored, touched: inYear(touched, schoolYear), day }
    }
  }
}

const inYear = (touched: Year['touched'], schoolYear: number): Year['touched'] =>
  new Map([...touched].filter(([, rows]) => rows.every((row: Row) => row.school_year_key === schoolYear)))
