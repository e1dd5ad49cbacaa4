// The pattern of one generation as the door reads it: decided when the generation was made, looked up here, never decided anew.
import { type Generation, numberIn, type Row, textIn } from '../warehouse/index.ts'
import { stateOf, unpacked } from './packed.ts'
import type { PatternRegime } from './suppression/decide.ts'
import { type UnitLevel, unitLevels } from './suppression/lattice.ts'

/** The units of one table. A node's index is its place in the states. */
interface Tree {
  readonly levels: readonly UnitLevel[]
  readonly keys: readonly number[]
  /** operator of a school and what lies under it, 0 above schools */
  readonly operators: readonly number[]
  readonly parents: readonly number[]
  readonly children: readonly (readonly number[])[]
  /** level → key → the nodes that are this member; a school that changed operator within the time is several */
  readonly nodes: ReadonlyMap<UnitLevel, ReadonlyMap<number, readonly number[]>>
}

export interface Page extends Tree {
  readonly schoolYear: number
  readonly term: number
  /** -1: stage year is an attribute of the table */
  readonly stageYear: number
  readonly topic: string
}

/** States of a page by (unit, attribute); see suppression/states.ts. */
export type States = Uint8Array

export interface Book {
  /** the topics that a fact has pages of (topic.ts) */
  readonly topics: (fact: string) => Promise<readonly string[]>
  /** the pages of a fact in one topic */
  readonly pages: (fact: string, topic: string) => Promise<readonly Page[]>
  /** in the order of `pages`; null where the measure is not defined (another stage year) */
  readonly states: (regime: PatternRegime, measure: string, fact: string, topic: string) => Promise<readonly (States | null)[]>
}

/** Reads pages when first asked for and keeps them: a generation never changes. */
export function openBook(generation: Generation): Book {
  const trees: Trees = new Map()
  const pages = new Map<string, Promise<readonly Page[]>>()
  const states = new Map<string, Promise<readonly (States | null)[]>>()
  const topics = new Map<string, Promise<readonly string[]>>()
  const pagesOf: Book['pages'] = (fact, topic) => once(pages, `${fact}/${topic}`, () => readPages(generation, fact, topic, trees))
  return {
    topics: (fact) => once(topics, fact, () => readTopics(generation, fact)),
    pages: pagesOf,
    states: (regime, measure, fact, topic) =>
      once(states, `${regime}/${measure}/${fact}/${topic}`, async () => {
        const found = await readStates(generation, regime, measure, fact, topic)
        return (await pagesOf(fact, topic)).map((page) => found.get(timeOf(page)) ?? null)
      }),
  }
}

function once<T>(kept: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const known = kept.get(name)
  if (known !== undefined) return known
  const reading = read()
  kept.set(name, reading)
  reading.catch(() => kept.delete(name)) // the caller sees the error; the next one tries again
  return reading
}

const timeOf = (page: Pick<Page, 'schoolYear' | 'term' | 'stageYear'>): string =>
  `${page.schoolYear}/${page.term}/${page.stageYear}`

const timeIn = (row: Row): Pick<Page, 'schoolYear' | 'term' | 'stageYear'> => ({
  schoolYear: numberIn(row, 'school_year_key'),
  term: numberIn(row, 'term_key'),
  stageYear: numberIn(row, 'stage_year_key'),
})

/** Trees by the text they are read from: most topics of a time have the same units, and share one. */
type Trees = Map<string, Tree>

async function readTopics(generation: Generation, fact: string): Promise<readonly string[]> {
  const rows = await generation.run('select distinct topic from pattern_node where fact = ? order by topic', [fact])
  return rows.map((row) => textIn(row, 'topic'))
}

// A page's units come as one text: thousands of rows for each of hundreds of pages would be a heap of objects to read once.
async function readPages(generation: Generation, fact: string, topic: string, trees: Trees): Promise<readonly Page[]> {
  const rows = await generation.run(
    `select school_year_key, term_key, stage_year_key,
      string_agg(level || ' ' || key || ' ' || operator_key || ' ' || parent, ';' order by node) as units
    from pattern_node
    where fact = ? and topic = ?
    group by school_year_key, term_key, stage_year_key
    order by school_year_key, term_key, stage_year_key`,
    [fact, topic],
  )
  return rows.map((row) => {
    const units = textIn(row, 'units')
    const tree = trees.get(units) ?? treeOf(units)
    trees.set(units, tree)
    return { ...timeIn(row), topic, ...tree }
  })
}

function treeOf(units: string): Tree {
  const levels: UnitLevel[] = []
  const keys: number[] = []
  const operators: number[] = []
  const parents: number[] = []
  for (const unit of units.split(';')) {
    const [level = '', key, operator, parent] = unit.split(' ')
    levels.push(levelOf(level))
    keys.push(Number(key))
    operators.push(Number(operator))
    parents.push(Number(parent))
  }
  const children: number[][] = levels.map(() => [])
  for (const [node, parent] of parents.entries()) children[parent]?.push(node)
  return { levels, keys, operators, parents, children, nodes: nodesOf(levels, keys) }
}

function nodesOf(levels: readonly UnitLevel[], keys: readonly number[]): Page['nodes'] {
  const nodes = new Map(unitLevels.map((level) => [level, new Map<number, number[]>()]))
  for (const [node, level] of levels.entries()) {
    const known = nodes.get(level)
    const key = keys[node] ?? -1
    const same = known?.get(key)
    if (same === undefined) known?.set(key, [node])
    else same.push(node)
  }
  return nodes
}

function levelOf(text: string): UnitLevel {
  const level = unitLevels.find((known) => known === text)
  if (level === undefined) throw new Error(`unknown level in the pattern: ${text}`)
  return level
}

async function readStates(generation: Generation, regime: PatternRegime, measure: string, fact: string, topic: string) {
  const rows = await generation.run(
    `select school_year_key, term_key, stage_year_key, states
    from pattern
    where regime = ? and measure = ? and fact = ? and topic = ?`,
    [regime, measure, fact, topic],
  )
  return new Map(
    rows.map((row) => {
      const { states } = row
      if (!(states instanceof Uint8Array)) throw new Error('the pattern holds no states')
      return [timeOf(timeIn(row)), unpacked(states).map(stateOf)] as const
    }),
  )
}
