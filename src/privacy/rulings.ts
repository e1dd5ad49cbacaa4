// The pattern pages that a question needs, fetched before its cells are judged.
import type { FactQuestion, Measure, Question } from '../semantics/index.ts'
import type { Access } from './access.ts'
import type { Book, Page, States } from './book.ts'
import type { Holding } from './door.ts'
import type { Ruling } from './judge.ts'
import { patternMeasure } from './make-pattern.ts'
import type { PatternRegime } from './suppression/decide.ts'

/** The ruling of a measure; for a fact with subjects, over the pages of the subjects asked about. */
export interface Rulings {
  readonly of: (fact: string, measure: Measure, subject: number) => Ruling
  readonly subjects: (part: FactQuestion) => readonly number[]
}

export async function readRulings(questions: readonly Question[], access: Access, holding: Holding): Promise<Rulings> {
  const schools = new Set(
    (holding.members.get('school') ?? []).filter((school) => access.own.has(school.id)).map((school) => school.key),
  )
  const all = (holding.members.get('subject') ?? []).map((subject) => subject.key)
  const subjects = (part: FactQuestion): readonly number[] =>
    part.fact.dimensions.includes('subject') ? (part.where.find((filter) => filter.dimension === 'subject')?.keys ?? all) : [0]
  const rulings = new Map<string, Ruling>()
  for (const question of questions) {
    for (const part of question.parts) {
      for (const measure of part.measures) {
        for (const subject of subjects(part)) {
          const name = nameOf(part.fact.name, measure, subject)
          if (rulings.has(name)) continue
          rulings.set(name, await readRuling(holding.book, part, measure, subject, access, schools))
        }
      }
    }
  }
  return {
    subjects,
    of: (fact, measure, subject) => {
      const ruling = rulings.get(nameOf(fact, measure, subject))
      if (ruling === undefined) throw new Error(`no ruling for ${nameOf(fact, measure, subject)}`)
      return ruling
    },
  }
}

const nameOf = (fact: string, measure: Measure, subject: number): string => `${fact}/${patternMeasure(measure)}/${subject}`

async function readRuling(
  book: Book,
  part: FactQuestion,
  measure: Measure,
  subject: number,
  access: Access,
  schools: ReadonlySet<number>,
): Promise<Ruling> {
  const fact = part.fact.name
  const statesOf = async (regime: PatternRegime): Promise<readonly (States | null)[]> => {
    const states = await book.states(regime, patternMeasure(measure), fact, subject)
    if (!states.includes(null)) return states
    // where the measure is not defined its cell still counts the pupils in `n`, as every measure of them does
    const population = await book.states(regime, 'mean', fact, subject)
    return states.map((page, index) => page ?? population[index] ?? null)
  }
  const pages: readonly Page[] = await book.pages(fact, subject)
  return { fact, pages, outer: await statesOf(access.outer), own: schools.size === 0 ? null : await statesOf('own'), schools }
}
