// The price: how much of what is large enough to be told is told, over the standard questions.
import { type Answer, Fault, type Query } from '../../src/contract/index.ts'
import { byClass, standardQuestions } from '../standard-questions.ts'
import type { Atom } from './atoms.ts'
import { type Entry, openNotebook, type World } from './notebook.ts'
import type { Attacker } from './roles.ts'

export interface Openness {
  readonly name: string
  readonly large: number
  readonly open: number
}

interface Watch {
  readonly attacker: Attacker
  /** which cells are counted, by the key of their school */
  readonly counts: (school: number) => boolean
  readonly ask: (query: Query) => Promise<Answer>
  readonly world: World
  readonly atoms: ReadonlyMap<string, readonly Atom[]>
}

/** Cells of ten or more pupils, and how many of them are open, question by question. */
export async function measureOpenness(watch: Watch, level: 'school' | 'class'): Promise<readonly Openness[]> {
  const measured: Openness[] = []
  for (const question of standardQuestions) {
    const notebook = openNotebook(watch.attacker, watch.world)
    const query = level === 'school' ? question.query : byClass(question)
    const answer = await answered(query, watch.ask)
    if (answer !== null) notebook.note(query, answer)
    measured.push({ name: question.name, ...countOpen(notebook.entries(), watch) })
  }
  return measured
}

function countOpen(entries: readonly Entry[], { counts, atoms }: Watch): { readonly large: number; readonly open: number } {
  let [large, open] = [0, 0]
  for (const { fact, selection, told } of entries) {
    const held = (atoms.get(fact) ?? []).filter(({ keys }) =>
      [...selection].every(([name, chosen]) => chosen.includes(keys[name] ?? -9)),
    )
    const pupils = held.reduce((sum, { n }) => sum + n, 0)
    if (pupils < 10 || !counts(held[0]?.keys.school ?? 0)) continue
    for (const { state } of told.values()) {
      if (state === 'missing' || state === 'notApplicable') continue
      large++
      if (state !== 'hidden') open++
    }
  }
  return { large, open }
}

/** null where the role may not ask (classes for the board). */
async function answered(query: Query, ask: Watch['ask']): Promise<Answer | null> {
  try {
    return await ask(query)
  } catch (problem) {
    if (problem instanceof Fault && problem.code === 'notPermitted') return null
    throw problem
  }
}
