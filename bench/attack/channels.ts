// What an answer or a refusal might tell beside its figures: order, labels, rows of files, words of faults, time taken.
import { type Answer, type Catalogue, Fault, type Query } from '../../src/contract/index.ts'
import type { Ask } from './campaign.ts'
import type { Selection } from './notebook.ts'

/** What the form of an answer gives away, or null. Cells stand in the order of the members, labels are of cells, files have no counts. */
export function inspectForm(catalogue: Catalogue): (answer: Answer, query: Query) => string | null {
  const orders = new Map(catalogue.dimensions.map(({ name, members }) => [name, new Map(members.map(({ id }, at) => [id, at]))]))
  return (answer, query) => {
    const by = query.by ?? []
    let before = { group: '', ranks: [] as readonly number[] }
    for (const cell of answer.cells) {
      const group = `${cell.against}/${cell.grouping}`
      const ranks = [
        ...by.filter((name) => cell.grouping.includes(name)).map((name) => orders.get(name)?.get(cell.keys[name] ?? '') ?? -1),
        query.measures.indexOf(cell.measure),
      ]
      if (before.group === group && isBefore(ranks, before.ranks)) return `cells out of order: ${JSON.stringify(cell.keys)}`
      before = { group, ranks }
      if (cell.state === 'hidden' && [cell.value, cell.n, cell.low, cell.high].some((told) => told !== null))
        return 'a hidden cell tells a number'
      if (cell.state === 'hidden' && cell.sources.length > 0) return 'a hidden cell tells its files'
    }
    for (const [dimension, labels] of Object.entries(answer.labels)) {
      const told = new Set(answer.cells.map(({ keys }) => keys[dimension]))
      const other = Object.keys(labels).find((id) => !told.has(id))
      if (other !== undefined) return `a label of no cell: ${other}`
    }
    const moved = Object.entries(answer.cohort ?? {}).find(([, count]) => typeof count === 'number' && count > 0 && count < 10)
    if (moved !== undefined) return `of the same pupils ${moved.join(' ')}`
    return answer.sources.some((file) => 'rows' in file || 'rejected' in file) ? 'a source tells how many rows it has' : null
  }
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] ?? 0) < (b[i] ?? 0)
  }
  return false
}

/** Does a refusal tell whether another school's class exists? Answers what differs, or null. */
export async function probeMembers(ask: Ask, existing: readonly string[], missing: readonly string[]): Promise<string | null> {
  const shapes: readonly ((id: string) => Query)[] = [
    (id) => ({ measures: ['passedAllSubjects'], where: [{ dimension: 'class', in: [id] }] }),
    (id) => ({ measures: ['passedAllSubjects'], where: [{ dimension: 'class', notIn: [id] }] }),
    (id) => ({ measures: ['passedAllSubjects'], compare: [{ id: 'gap', gap: { dimension: 'class', a: id, b: `${id}x` } }] }),
    (id) => ({ measures: ['passedAllSubjects'], where: [{ dimension: 'class', from: id, to: id }] }),
  ]
  for (const shape of shapes) {
    const told = async (id: string): Promise<string> => {
      try {
        return JSON.stringify((await ask(shape(id))).cells)
      } catch (problem) {
        if (problem instanceof Fault) return `${problem.code} ${problem.message.replaceAll(id, '…')}`
        throw problem
      }
    }
    const replies = new Set<string>()
    for (const id of [...existing, ...missing]) replies.add(await told(id))
    if (replies.size > 1) return [...replies].slice(0, 2).join(' ≠ ')
  }
  return null
}

export interface Timing {
  readonly what: string
  readonly first: readonly number[]
  readonly second: readonly number[]
}

/** Milliseconds of two questions (or refusals), asked in turn so that what else the machine does falls on both alike. */
export async function timeBoth(
  what: string,
  rounds: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<Timing> {
  const times: { readonly first: number[]; readonly second: number[] } = { first: [], second: [] }
  const taken = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  for (let round = 0; round < rounds; round++) {
    // whichever comes first finds the caches cold
    const order = round % 2 === 0 ? (['first', 'second'] as const) : (['second', 'first'] as const)
    for (const side of order) times[side].push(await taken(side === 'first' ? first : second))
  }
  return { what, ...times }
}

/**
 * How often one of the first takes longer than one of the second (0.5: they cannot be told apart), and how unlikely that is by
 * chance, in standard deviations. Mann and Whitney, Annals of Mathematical Statistics 18 (1947) 50–60.
 */
export function compareTimes({ first, second }: Timing): { readonly longer: number; readonly deviations: number } {
  let wins = 0
  for (const a of first) for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0
  const pairs = first.length * second.length
  const spread = Math.sqrt((pairs * (first.length + second.length + 1)) / 12)
  return { longer: wins / pairs, deviations: (wins - pairs / 2) / spread }
}

/** The question whose one cell is the selection. */
export function questionAbout(
  measure: string,
  selection: Selection,
  idOf: (dimension: string, key: number) => string | null,
): Query {
  return {
    measures: [measure],
    where: [...selection].map(([dimension, keys]) => ({ dimension, in: keys.flatMap((key) => idOf(dimension, key) ?? []) })),
  }
}

/** Everything is refused to those who see no figures, and always in the same words. */
export async function probeRefusals(ask: Ask, queries: readonly Query[]): Promise<ReadonlySet<string>> {
  const said = new Set<string>()
  for (const query of queries) {
    try {
      await ask(query)
      said.add('an answer')
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      said.add(`${problem.code}: ${problem.message}`)
    }
  }
  return said
}
