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
  return new Map([...selection].sort(([a], [b]) => (a < b ? -1 : 1)))
}
