// What the earlier generation decided of the tables of a fact and school year, laid over today's.
import type { Fact } from '../semantics/index.ts'
import { numberIn, type Row, textIn, type Writer } from '../warehouse/index.ts'
import { earlierTable, nodesBefore, saidIn } from './earlier.ts'
import { differingPupils, fewestDiffering, toldApart } from './hold.ts'
import { stateOf, toldBefore, unpacked } from './packed.ts'
import { attributeDimensions, type PatternTable, type Place, pathsOf, placeIn, unitPath } from './pattern-tables.ts'
import type { Lattice } from './suppression/lattice.ts'
import type { Past } from './suppression/past.ts'
import { tells } from './suppression/refine.ts'
import { nodeState } from './suppression/states.ts'
import { topicColumns } from './topic.ts'

/** What was decided of one table. */
export interface PastTable {
  /** regime/measure → stored states over the units of then */
  readonly states: ReadonlyMap<string, Uint8Array>
  /** unit of today → unit of then, -1 where there was none */
  readonly unitThen: (table: PatternTable) => readonly number[]
  /** until when corrected nodes wait in it, an ISO date; null when none do */
  readonly until: string | null
  /** own units saw other rows of it than everyone else */
  readonly wasHeld: boolean
}

export const placeName = ({ fact, schoolYear, term, stageYear, topic }: Place): string =>
  [fact, schoolYear, term, stageYear, topic].join()

/** What the earlier generation stored of a fact and school year, as it stands in its file. */
export interface Stored {
  /** units, with the keys they have today */
  readonly nodes: readonly Row[]
  readonly states: readonly Row[]
  readonly waiting: readonly Row[]
  readonly held: readonly Row[]
}

export async function readStored(writer: Writer, fact: Fact, schoolYear: number): Promise<Stored> {
  const nodes = await writer.run(
    `select n.*, coalesce(m.now, s.now, c.now, case when n.level in ('all', 'noClass') then n.key end, -1) as key_now
    from ${nodesBefore}
    where n.fact = ? and n.school_year_key = ?
    order by n.node`,
    [fact.name, schoolYear],
  )
  const states = await writer.run('select * from earlier.pattern where fact = ? and school_year_key = ?', [fact.name, schoolYear])
  const waiting = await writer.run('select * from earlier.corrected_table where fact = ? and school_year_key = ?', [
    fact.name,
    schoolYear,
  ])
  const held = await writer.run('select * from earlier.held_block where fact = ? and school_year_key = ?', [
    fact.name,
    schoolYear,
  ])
  return { nodes, states, waiting, held }
}

/** By place. */
export function pastTables(fact: Fact, { nodes, states: stored, waiting, held }: Stored): ReadonlyMap<string, PastTable> {
  const name = (row: Row): string => placeName(storedPlace(fact, row))
  const untils = new Map(waiting.map((row) => [name(row), textIn(row, 'until')]))
  // of rows that are nobody's the own unit sees what everyone does
  const terms = new Set(fact.rowsOf === 'pupils' ? held.map((row) => numberIn(row, 'term_key')) : [])
  const states = Map.groupBy(stored, name)
  return new Map(
    [...Map.groupBy(nodes, name)].map(([place, rows]) => {
      const paths = new Map<string, number>()
      const pathOf: string[] = []
      for (const row of rows) {
        const unit = { level: textIn(row, 'level'), key: numberIn(row, 'key_now'), operator: numberIn(row, 'operator_key') }
        const path = unitPath(pathOf[numberIn(row, 'parent')] ?? '', unit)
        paths.set(path, pathOf.push(path) - 1)
      }
      return [
        place,
        {
          states: new Map(
            (states.get(place) ?? []).map((row) => [`${textIn(row, 'regime')}/${textIn(row, 'measure')}`, bytesIn(row)]),
          ),
          unitThen: (table: PatternTable) => pathsOf(table).map((path) => paths.get(path) ?? -1),
          until: untils.get(place) ?? null,
          wasHeld: rows.some((row) => terms.has(numberIn(row, 'term_key'))),
        },
      ]
    }),
  )
}

function bytesIn({ states }: Row): Uint8Array {
  if (!(states instanceof Uint8Array)) throw new Error('the pattern holds no states')
  return unpacked(states)
}

const storedPlace = (fact: Fact, row: Row): Place => ({
  fact: fact.name,
  schoolYear: numberIn(row, 'school_year_key'),
  term: numberIn(row, 'term_key'),
  stageYear: numberIn(row, 'stage_year_key'),
  topic: textIn(row, 'topic'),
})

/** What was stored of the nodes of today; `nodeState.empty` where there was none. */
function laidOver(stored: Uint8Array, unitThen: readonly number[], width: number): Uint8Array {
  const states = new Uint8Array(unitThen.length * width).fill(nodeState.empty)
  for (const [unit, from] of unitThen.entries()) {
    if (from >= 0) states.set(stored.subarray(from * width, (from + 1) * width), unit * width)
  }
  return states
}

/** The past of one regime and measure of a table. `then`: the measure's lattice of the earlier atoms; `touched`: see `correctedNodes`. */
export function pastOf(
  { states }: PastTable,
  name: string,
  then: Lattice,
  unitsThen: readonly number[],
  touched: Uint8Array | null,
  stays: boolean,
): Past | null {
  const stored = states.get(name)
  if (stored === undefined) return null
  const laid = laidOver(stored, unitsThen, then.attributes.length)
  const was = laid.map(stateOf)
  const told = laid.map((byte, at) => (byte >= toldBefore || tells(was[at]) ? 1 : 0))
  const corrected = was.map((state, at) => (touched?.[at] === 1 || (stays && state === nodeState.corrected) ? 1 : 0))
  return { states: was, told, lattice: then, corrected }
}

/** Pupils whose rows are told otherwise than before, but where a correction has waited its time out: where they stand now and stood then. */
export async function readTouched(
  writer: Writer,
  fact: Fact,
  told: string,
  day: string,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  await writer.run(await differingPupils(writer, fact, told))
  const persons = await toldApart(writer, fact)
  const attributes = attributeDimensions(fact).map(({ column }) => column)
  const kept = [
    'school_year_key',
    'term_key',
    'stage_year_key',
    'municipality_key',
    'operator_key',
    'school_key',
    'class_key',
    'pupil_key',
  ]
  const wanted = [...new Set([...kept, ...attributes, ...topicColumns(fact)])]
  const said = await saidIn(writer, fact)
  const among = (table: string): string => `
    select ${wanted.map((column) => `r.${column}`).join(', ')}, hash(${said.map((column) => `r.${column}`).join(', ')}) as digest
    from ${persons(table)} r
    join touched t using (school_year_key, term_key, stage_year_key, school_key, pupil_key)
    -- of a time that was never told of nothing is told otherwise
    where exists (
      select 1 from earlier.pattern_node p
      where p.fact = '${fact.name}' and p.school_year_key = r.school_year_key and p.term_key = r.term_key and p.node = 0
    ) and not exists (
      select 1 from earlier.held_block h join same_school s on s.before = h.school_key
      where h.fact = '${fact.name}' and h.until <= ? and h.school_year_key = r.school_year_key and h.term_key = r.term_key
        and h.stage_year_key = r.stage_year_key and s.now = r.school_key
    )`
  // rows told alike in both say nothing of the pupil in that table
  await writer.run(`create temp table told_before as ${among(earlierTable(fact))}`, [day])
  await writer.run(`create temp table told_now as ${among(told)}`, [day])
  const rows = await writer.run(`
    select distinct * exclude (digest)
    from ((from told_before except from told_now) union all (from told_now except from told_before))`)
  await writer.run('drop table told_before')
  await writer.run('drop table told_now')
  await writer.run('drop table touched')
  return Map.groupBy(rows, (row) => placeName(placeIn(fact, row)))
}

/** 1 at nodes touched by 1–9 pupils, of those who stand or stood in them. */
export function correctedNodes(table: PatternTable, rows: readonly Row[], covering: readonly (readonly number[])[]): Uint8Array {
  const width = covering.length
  const pupils = new Map<number, Set<number>>()
  for (const row of rows) {
    const { unit, attribute } = table.atomOf(row)
    const pupil = numberIn(row, 'pupil_key')
    for (let above = unit; above >= 0; above = table.units[above]?.parent ?? -1) {
      for (const wider of covering[attribute] ?? []) {
        const at = above * width + wider
        const known = pupils.get(at) ?? new Set()
        pupils.set(at, known.add(pupil))
      }
    }
  }
  const nodes = new Uint8Array(table.units.length * width)
  const enough = fewestDiffering(table.rowsOf)
  for (const [at, touched] of pupils) if (touched.size < enough) nodes[at] = 1
  return nodes
}
