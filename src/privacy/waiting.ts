// Where a correction waits (rule 7), as questions meet it: others read the rows told before, the own unit the new ones.
import type { FactQuestion, Question } from '../semantics/index.ts'
import { type Generation, numberIn, textIn } from '../warehouse/index.ts'
import { releasedTable } from './earlier.ts'
import type { Keys } from './selection.ts'

interface HeldBlock {
  readonly fact: string
  readonly schoolYear: number
  readonly term: number
  readonly stageYear: number
  readonly school: number
}

export interface Waiting {
  /** the question over the rows that are told outside the own unit */
  readonly asTold: (question: Question) => Question
  /** do any of the schools (keys) read other rows than everyone else? */
  readonly seesNewer: (question: Question, schools: ReadonlySet<number>) => boolean
  /** names of the facts that have any */
  readonly facts: ReadonlySet<string>
  /** does a correction wait in the times and schools of a fact? Null, and a dimension left out: all */
  readonly isIn: (fact: string, time: Keys, schools: readonly number[] | null) => boolean
}

export async function readWaiting(generation: Generation): Promise<Waiting> {
  // a generation kept from before the rule holds nothing
  const [table] = await generation.run(`select 1 from information_schema.tables where table_name = 'held_block'`)
  const rows = table === undefined ? [] : await generation.run('select * from held_block')
  const blocks = Map.groupBy(
    rows.map(
      (row): HeldBlock => ({
        fact: textIn(row, 'fact'),
        schoolYear: numberIn(row, 'school_year_key'),
        term: numberIn(row, 'term_key'),
        stageYear: numberIn(row, 'stage_year_key'),
        school: numberIn(row, 'school_key'),
      }),
    ),
    ({ fact }) => fact,
  )
  const toldPart = (part: FactQuestion): FactQuestion =>
    blocks.has(part.fact.name) ? { ...part, fact: { ...part.fact, table: releasedTable(part.fact) } } : part
  return {
    asTold: (question) => (blocks.size === 0 ? question : { ...question, parts: question.parts.map(toldPart) }),
    seesNewer: ({ parts }, schools) =>
      parts.some(({ fact }) => blocks.get(fact.name)?.some(({ school }) => schools.has(school)) === true),
    facts: new Set(blocks.keys()),
    isIn: (fact, time, schools) => {
      const times = ['schoolYear', 'term', 'stageYear'] as const
      return (
        blocks
          .get(fact)
          ?.some(
            (block) =>
              times.every((name) => time.get(name)?.includes(block[name]) !== false) && schools?.includes(block.school) !== false,
          ) === true
      )
    },
  }
}
