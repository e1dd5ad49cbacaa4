// What an attacker has been told: every answer taken apart into groups of pupils and what was said of them.
import type { Answer, Cell, Query } from '../../src/contract/index.ts'
import { accessOf } from '../../src/privacy/access.ts'
import { permitted } from '../../src/privacy/permitted.ts'
import { model } from '../../src/school/index.ts'
import { type Members, type Question, resolve, type Slice } from '../../src/semantics/index.ts'
import type { Attacker } from './roles.ts'

/** Dimension → the member keys that a cell is about. */
export type Selection = ReadonlyMap<string, readonly number[]>

export type Told = Pick<Cell, 'state' | 'value' | 'n' | 'low' | 'high'> & { readonly code: string | null }

/** A group of pupils of one fact, and what was told of it by measure. */
export interface Entry {
  readonly fact: string
  readonly selection: Selection
  readonly told: Map<string, Told>
}

export interface World {
  readonly members: Members
  readonly slices: readonly Slice[]
}

export interface Notebook {
  /** Writes down an answer; answers how the answer contradicts what was said before, or null. */
  readonly note: (query: Query, answer: Answer) => string | null
  readonly entries: () => readonly Entry[]
}

export function openNotebook(attacker: Attacker, world: World): Notebook {
  const entries = new Map<string, Entry>()
  const idsOf = (dimension: string): readonly string[] => (world.members.get(dimension) ?? []).map(({ id }) => id)
  const known = { schools: idsOf('school'), classes: idsOf('class') }
  const access = accessOf(attacker.actor)
  return {
    note: (query, answer) => {
      // those of the own units are among the pupils that the attacker has lists of: own-cohort.ts looks at them
      if (query.cohort !== undefined && access.own.size > 0) return null
      const { questions } = resolve(
        permitted(query, access, known, { model, together: false }),
        model,
        world.members,
        world.slices,
      )
      let conflict: string | null = null
      for (const cell of answer.cells) {
        const question = questions.find(({ against }) => against === cell.against)
        // a difference of two groups is told only where both are: the groups themselves are what is noted
        if (question === undefined || isGap(query, cell.against)) continue
        const fact = model.measures.find(({ describe }) => describe.name === cell.measure)?.fact ?? ''
        const selection = selectionOf(cell, question, world)
        const name = `${fact}|${[...selection].map(([dimension, keys]) => `${dimension}:${keys}`).join('|')}`
        const entry = entries.get(name) ?? { fact, selection, told: new Map() }
        entries.set(name, entry)
        const told = { ...pick(cell), code: cell.reason?.code ?? null }
        const before = entry.told.get(cell.measure)
        if (before !== undefined && !isSame(before, told)) conflict = `${cell.measure} ${name}: ${JSON.stringify([before, told])}`
        entry.told.set(cell.measure, told)
      }
      for (const [name, entry] of movesIn(answer, questions[0])) entries.set(name, entry)
      return conflict
    },
    entries: () => [...entries.values()],
  }
}

const pick = ({ state, value, n, low, high }: Cell): Omit<Told, 'code'> => ({ state, value, n, low, high })
const isSame = (a: Told, b: Told): boolean => a.state === b.state && a.value === b.value && a.n === b.n
const isGap = (query: Query, against: string | null): boolean =>
  (query.compare ?? []).some((comparison) => comparison.id === against && 'gap' in comparison)

function selectionOf(cell: Cell, question: Question, { members }: World): Selection {
  const part = question.parts.find(({ measures }) => measures.some(({ describe }) => describe.name === cell.measure))
  if (part === undefined) throw new Error(`no part of the question is about ${cell.measure}`)
  const selection = new Map<string, readonly number[]>(
    part.where.map(({ dimension, keys }) => [dimension, [...keys].sort((a, b) => a - b)]),
  )
  for (const [dimension, id] of Object.entries(cell.keys)) {
    const key = (members.get(dimension) ?? []).find((member) => member.id === id)?.key ?? -9
    selection.set(dimension, [key + (question.shift[dimension] ?? 0)])
  }
  for (const [name, there] of whereaboutsIn(part)) selection.set(name, there)
  return inOrder(selection)
}

const inOrder = (selection: Selection): Selection => new Map([...selection].sort(([a], [b]) => (a < b ? -1 : 1)))

type Part = Question['parts'][number]
const yearOf = ({ where }: Pick<Part, 'where'>): number =>
  where.find(({ dimension }) => dimension === 'schoolYear')?.keys[0] ?? -9

/** The same pupils are those who were there before, or are there after. */
function whereaboutsIn(part: Part): readonly (readonly ['before' | 'after', readonly number[]])[] {
  const [anchor] = part.among ?? []
  return anchor === undefined ? [] : [[yearOf(anchor) < yearOf(part) ? 'before' : 'after', [1]]]
}

/** How many stayed, came and left are head counts of the results of years 6 and 9: of the time followed to, and of the anchor's. */
function movesIn({ cohort }: Answer, question: Question | undefined): readonly (readonly [string, Entry])[] {
  const [part] = question?.parts ?? []
  const [anchor] = part?.among ?? []
  if (cohort === undefined || part === undefined || anchor === undefined || anchor.fact.name !== 'results') return []
  const [way] = whereaboutsIn(part)
  const other = way?.[0] === 'before' ? 'after' : 'before'
  const time = (of: Pick<Part, 'where'>): Selection =>
    new Map(['schoolYear', 'stageYear'].map((name) => [name, of.where.find(({ dimension }) => dimension === name)?.keys ?? []]))
  const term = anchor.where.find(({ dimension }) => dimension === 'term')?.keys ?? []
  const sexes = part.where.find(({ dimension }) => dimension === 'sex')?.keys
  const entry = (of: Pick<Part, 'where'>, place: string, there: number, count: number | 'few' | null) => {
    if (count === null) return []
    const selection = inOrder(
      new Map([...time(of), ['term', term], ...(sexes === undefined ? [] : [['sex', sexes] as const]), [place, [there]]]),
    )
    const unsaid = { value: null, low: null, high: null }
    const told: Told =
      count === 'few' ? { ...unsaid, state: 'hidden', n: null, code: 'few' } : { ...unsaid, state: 'shown', n: count, code: null }
    const name = `moves|${[...selection].map(([dimension, keys]) => `${dimension}:${keys}`).join('|')}`
    return [[name, { fact: 'results', selection, told: new Map([['moves', told]]) }] as const]
  }
  return [
    ...entry(part, way?.[0] ?? 'before', 1, cohort.kept),
    ...entry(part, way?.[0] ?? 'before', 0, cohort.joined),
    ...entry(anchor, other, 0, cohort.left),
  ]
}
