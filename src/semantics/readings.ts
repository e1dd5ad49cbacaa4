// Questions that one statement can answer together: a comparison with the year before reads the same rows but for a year.
import type { FactQuestion, KeyFilter, Question } from './model.ts'

/** A question wide enough for several: its rows answer each of them (`readRows` leaves out what a question did not choose). */
export interface Reading {
  readonly question: Question
  readonly serves: readonly Question[]
}

/** Every question once. Order is kept within a reading. */
export function readingsOf(questions: readonly Question[]): readonly Reading[] {
  const readings: { question: Question; serves: Question[] }[] = []
  for (const question of questions) {
    const joined = readings.find((reading) => {
      const both = together(reading.question, question)
      if (both !== null) reading.question = both
      return both !== null
    })
    if (joined === undefined) readings.push({ question, serves: [question] })
    else joined.serves.push(question)
  }
  return readings
}

/** One question that reads the rows of two: alike in all but the members of one dimension that both are split by; else null. */
function together(a: Question, b: Question): Question | null {
  if (a.by.join() !== b.by.join() || a.parts.length !== b.parts.length) return null
  const parts: FactQuestion[] = []
  for (const [at, part] of a.parts.entries()) {
    const other = b.parts[at]
    const joined = other === undefined ? null : partsTogether(part, other, a.by)
    if (joined === null) return null
    parts.push(joined)
  }
  return { ...a, parts }
}

function partsTogether(a: FactQuestion, b: FactQuestion, by: readonly string[]): FactQuestion | null {
  if (a.fact !== b.fact || a.measures.length !== b.measures.length) return null
  if (JSON.stringify([a.rows, a.among]) !== JSON.stringify([b.rows, b.among])) return null
  if (a.measures.some((measure, at) => measure !== b.measures[at])) return null
  const dimensions = new Set([...a.where, ...b.where].map(({ dimension }) => dimension))
  const different = [...dimensions].filter((dimension) => keysOf(a, dimension)?.join() !== keysOf(b, dimension)?.join())
  const [only] = different
  if (only === undefined) return a
  if (different.length > 1 || !by.includes(only)) return null
  const [some, others] = [keysOf(a, only), keysOf(b, only)]
  const left = a.where.filter(({ dimension }) => dimension !== only)
  // without a filter all members are chosen already
  if (some === undefined || others === undefined) return { ...a, where: left }
  const both: KeyFilter = { dimension: only, keys: [...new Set([...some, ...others])].sort((x, y) => x - y) }
  return { ...a, where: a.where.map((filter) => (filter.dimension === only ? both : filter)) }
}

const keysOf = ({ where }: FactQuestion, dimension: string): readonly number[] | undefined =>
  where.find((filter) => filter.dimension === dimension)?.keys
