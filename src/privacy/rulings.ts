// The pattern pages that a question needs, fetched before its cells are judged.
import type { FactQuestion, Measure, Question } from '../semantics/index.ts'
import type { Access } from './access.ts'
import type { Page, States } from './book.ts'
import { patternMeasure } from './decide-year.ts'
import type { Holding } from './door.ts'
import { type Ruling, rulingOf } from './judge.ts'
import type { Listed } from './rest.ts'
import { byFacet, type Facet, type Keys, type Selection } from './selection.ts'
import { mostInside, type OuterRegime, type OwnRegime, type PatternRegime } from './suppression/decide.ts'
import { nodeState } from './suppression/states.ts'
import { isChosen } from './topic.ts'

/** The ruling of a measure over the pages of one topic (topic.ts). */
export interface Rulings {
  readonly of: (measure: Measure, topic: string) => Ruling
  /** those of the question that a cell adds up: one, where nothing adds up that must not */
  readonly topicsOf: (part: FactQuestion, selection: Pick<Selection, 'subject'>) => readonly string[]
  /** keys of the own schools */
  readonly schools: ReadonlySet<number>
}

export async function readRulings(questions: readonly Question[], access: Access, holding: Holding): Promise<Rulings> {
  const schools = new Set(
    (holding.members.get('school') ?? []).filter((school) => access.own.has(school.id)).map((school) => school.key),
  )
  const groups = new Set(access.groups.map((group) => group.class))
  const classes = (holding.members.get('class') ?? []).filter(({ id }) => groups.has(id)).map(({ key }) => key)
  const own = { schools, classes: access.classes === 'groups' ? new Set(classes) : null }
  const topics = new Map<string, readonly string[]>()
  const asked = ({ fact, where }: FactQuestion): readonly string[] => {
    const keys: Keys = new Map(where.map((filter) => [filter.dimension, filter.keys]))
    return (topics.get(fact.name) ?? []).filter((topic) => isChosen(fact, topic, keys))
  }
  const rulings = new Map<Measure, Map<string, Ruling>>()
  for (const question of questions.map(holding.waiting.asTold)) {
    for (const part of question.parts) {
      topics.set(part.fact.name, await holding.book.topics(part.fact.name))
      for (const measure of part.measures) {
        for (const topic of asked(part)) {
          const known = rulings.get(measure) ?? new Map<string, Ruling>()
          rulings.set(measure, known)
          if (!known.has(topic)) known.set(topic, await readRuling(holding, part, measure, topic, access, own))
        }
      }
    }
  }
  // asked of each cell
  const chosenOf = new Map<FactQuestion, (subject: Facet) => readonly string[]>()
  const chooserOf = (part: FactQuestion): ((subject: Facet) => readonly string[]) => {
    const all = asked(part)
    return byFacet(({ keys }) => all.filter((topic) => isChosen(part.fact, topic, keys)))
  }
  return {
    topicsOf: (part, { subject }) => {
      const chosen = chosenOf.get(part) ?? chooserOf(part)
      chosenOf.set(part, chosen)
      return chosen(subject)
    },
    schools,
    of: (measure, topic) => {
      const ruling = rulings.get(measure)?.get(topic)
      if (ruling === undefined) throw new Error(`no ruling for ${measure.describe.name} in topic ${topic}`)
      return ruling
    },
  }
}

async function readRuling(
  { book, rests, model }: Holding,
  part: FactQuestion,
  measure: Measure,
  topic: string,
  access: Access,
  listed: Listed,
): Promise<Ruling> {
  const fact = part.fact.name
  const isListable = part.fact.rowsOf === 'pupils'
  const { schools } = listed
  const statesOf = async (regime: PatternRegime): Promise<readonly (States | null)[]> => {
    const states = await book.states(regime, patternMeasure(measure), fact, topic)
    if (!states.includes(null)) return states
    // where the measure is not defined its cell still counts the pupils in `n`, as every measure of them does
    const everywhere = model.measures.find((other) => other.fact === fact && other.stageYears === null)
    if (everywhere === undefined) return states
    const population = await book.states(regime, patternMeasure(everywhere), fact, topic)
    return states.map((page, index) => page ?? population[index] ?? null)
  }
  const pages: readonly Page[] = await book.pages(fact, topic)
  const inside = pages.map((page) => insideOf(page, schools, access))
  const outer = await pageByPage(inside, ({ outer }) => outer, statesOf, pages)
  if (schools.size === 0) return rulingOf({ fact: part.fact, isListable, pages, outer, own: null, schools, listed: null })
  const own = await pageByPage(inside, ({ own }) => own, statesOf, pages)
  // what the own lists leave of it, where there are lists
  const heeded = isListable ? await rests.heed({ fact: part.fact, measure, topic, listed }, pages, outer) : outer
  return rulingOf({ fact: part.fact, isListable, pages, outer: heeded, own, schools, listed: listed.classes })
}

/** By which regimes a page is read; null: closed. */
interface Inside {
  readonly outer: OuterRegime | null
  readonly own: OwnRegime
}

/**
 * How many units the reader knows from inside is a matter of the page: a unit and the one before it seldom have pupils at the
 * same time. Who knows more than `mostInside` is told nothing of others, so what is own need hold for its own figures alone.
 */
function insideOf(page: Page, schools: ReadonlySet<number>, { outer }: Access): Inside {
  const there = page.nodes.get('school')
  const units = [...schools].filter((school) => there?.has(school) === true).length
  if (outer === 'across' || units <= 1) return { outer, own: 'own' }
  return units <= mostInside ? { outer: 'referenceSeveral', own: 'ownSeveral' } : { outer: null, own: 'own' }
}

type StatesOf = (regime: PatternRegime) => Promise<readonly (States | null)[]>

/** Each page by the regime it is read by; one that is closed holds nothing but closed nodes. */
async function pageByPage(
  inside: readonly Inside[],
  regimeOf: (inside: Inside) => PatternRegime | null,
  statesOf: StatesOf,
  pages: readonly Page[],
): Promise<readonly (States | null)[]> {
  const regimes = inside.map(regimeOf)
  const read = new Map<PatternRegime, readonly (States | null)[]>()
  for (const regime of new Set(regimes)) if (regime !== null) read.set(regime, await statesOf(regime))
  const closed = regimes.includes(null) ? await statesOf('across') : []
  return pages.map((_, at) => {
    const regime = regimes[at] ?? null
    if (regime !== null) return read.get(regime)?.[at] ?? null
    return closed[at]?.map((state) => (state === nodeState.empty ? state : nodeState.closed)) ?? null
  })
}
