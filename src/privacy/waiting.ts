// Where a correction waits (rule 7), as questions meet it: others read the rows told before, the own unit the new ones.
import type { Fact, FactQuestion, Group, Question } from '../semantics/index.ts'
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
  /** those who are told outside the own unit to be in the group */
  readonly groupAsTold: (group: Group) => Group
  /** has anything of a fact at a time (keys) been told otherwise before, and not long ago? */
  readonly hasChanged: (fact: string, time: Readonly<Record<'schoolYear' | 'term' | 'stageYear', number>>) => boolean
  /** do any of the schools (keys) read other rows than everyone else? */
  readonly seesNewer: (question: Question, schools: ReadonlySet<number>) => boolean
  /** names of the facts that have any */
  readonly facts: ReadonlySet<string>
  /** does a correction wait in the times and schools of a fact? Null, and a dimension left out: all */
  readonly isIn: (fact: string, time: Keys, schools: readonly number[] | null) => boolean
}

export async function readWaiting(generation: Generation): Promise<Waiting> {
  // a generation kept from before the rule holds nothing
  const tables = await generation.run(
    `select table_name from information_schema.tables where table_name in ('held_block', 'corrected_table')`,
  )
  const names = new Set(tables.map((row) => textIn(row, 'table_name')))
  const rows = names.has('held_block') ? await generation.run('select * from held_block') : []
  const changed = names.has('corrected_table')
    ? await generation.run('select distinct fact, school_year_key, term_key, stage_year_key from corrected_table')
    : []
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
  const toldFact = (fact: Fact): Fact => (blocks.has(fact.name) ? { ...fact, table: releasedTable(fact) } : fact)
  const toldGroup = (group: Group): Group => ({ ...group, fact: toldFact(group.fact) })
  const toldPart = ({ among, ...part }: FactQuestion): FactQuestion => ({
    ...part,
    fact: toldFact(part.fact),
    ...(among === undefined ? {} : { among: among.map(toldGroup) }),
  })
  return {
    asTold: (question) => (blocks.size === 0 ? question : { ...question, parts: question.parts.map(toldPart) }),
    groupAsTold: toldGroup,
    hasChanged: (fact, { schoolYear, term, stageYear }) =>
      changed.some(
        (row) =>
          textIn(row, 'fact') === fact &&
          numberIn(row, 'school_year_key') === schoolYear &&
          numberIn(row, 'term_key') === term &&
          // a table of all stage years has none of its own
          [-1, stageYear].includes(numberIn(row, 'stage_year_key')),
      ),
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
