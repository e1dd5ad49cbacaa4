// The pattern pages that a question needs, fetched before its cells are judged.
import { model } from '../school/index.ts'
import type { FactQuestion, Measure, Question } from '../semantics/index.ts'
import type { Access } from './access.ts'
import type { Book, Page, States } from './book.ts'
import type { Holding } from './door.ts'
import type { Ruling } from './judge.ts'
import { patternMeasure } from './make-pattern.ts'
import type { PatternRegime } from './suppression/decide.ts'

/** The ruling of a measure; for a fact with subjects, over the pages of the subjects asked about. */
export interface Rulings {
  readonly of: (measure: Measure, subject: number) => Ruling
  readonly subjects: (part: FactQuestion) => readonly number[]
}

export async function readRulings(questions: readonly Question[], access: Access, holding: Holding): Promise<Rulings> {
  const schools = new Set(
    (holding.members.get('school') ?? []).filter((school) => access.own.has(school.id)).map((school) => school.key),
  )
  const all = (holding.members.get('subject') ?? []).map((subject) => subject.key)
  const subjects = (part: FactQuestion): readonly number[] =>
    part.fact.dimensions.includes('subject') ? (part.where.find((filter) => filter.dimension === 'subject')?.keys ?? all) : [0]
  const rulings = new Map<Measure, Map<number, Ruling>>()
  for (const question of questions) {
    for (const part of question.parts) {
      for (const measure of part.measures) {
        for (const subject of subjects(part)) {
          const known = rulings.get(measure) ?? new Map<number, Ruling>()
          rulings.set(measure, known)
          if (!known.has(subject)) known.set(subject, await readRuling(holding.book, part, measure, subject, access, schools))
        }
      }
    }
  }
  return {
    subjects,
    of: (measure, subject) => {
      const ruling = rulings.get(measure)?.get(subject)
      if (ruling === undefined) throw new Error(`no ruling for ${measure.describe.name} in subject ${subject}`)
      return ruling
    },
  }
}

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
    const everywhere = model.measures.find((other) => other.fact === fact && other.stageYears === null)
    if (everywhere === undefined) return states
    const population = await book.states(regime, patternMeasure(everywhere), fact, subject)
    return states.map((page, index) => page ?? population[index] ?? null)
  }
  const pages: readonly Page[] = await book.pages(fact, subject)
  return { fact, pages, outer: await statesOf(access.outer), own: schools.size === 0 ? null : await statesOf('own'), schools }
}
