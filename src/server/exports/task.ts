// What a file is made of: every question of the pack asked anew, of one and the same generation, by the one who asks for the file.
import { type Actor, type Catalogue, type Export, Fault, type FaultCode, language } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { catalogueFor, conditioned, discloseTextTo, type TextEffects } from '../../privacy/index.ts'
import { type Asked, membersNamed, type Task } from '../../report/index.ts'
import type { House } from '../house.ts'
import { serverWords } from '../words/server.ts'
import type { Progress } from './under-way.ts'

/** `origin`: how the reader reaches us, `https://skolspegel.kommun.se`. */
export interface Asking {
  readonly actor: Actor
  readonly wanted: Export
  readonly origin: string
}

// A megabyte of answers is some two thousand figures with their reasons and sources.
const mostBytes = 48 * 1024 * 1024

/**
 * Asks one question after the other. What one may not ask is told in its place; where nothing may be asked the first refusal is thrown,
 * and so is what concerns the whole page. Faults exportQuestions, exportTooLarge, unknownGeneration and those of `disclose`.
 */
export async function taskOf(
  house: House,
  { actor, wanted, origin }: Asking,
  generation: number,
  effects: Pick<TextEffects, 'turn' | 'leaving' | 'refused'>,
  progress: Progress,
): Promise<Task> {
  const { pack, format, for: reader, address } = wanted
  const queries = pack.blocks.flatMap((block) => (block.kind === 'question' ? [{ ...block.view.query, generation }] : []))
  countQuestions(wanted, queries.length)
  const catalogue = await catalogueFor(actor, house.door)
  const asked: Asked[] = []
  let refused: Fault | null = null
  let bytes = 0
  for (const query of queries) {
    effects.leaving.throwIfAborted()
    progress.asked(asked.length, queries.length)
    try {
      const answer = await discloseTextTo(reader, query, actor, house.door, effects)
      bytes += answer.length
      asked.push({ query: await conditioned(query, actor, house.door), answer })
    } catch (problem) {
      if (!(problem instanceof Fault) || concernsAll.has(problem.code)) throw problem
      effects.refused(problem, query)
      refused ??= problem
      asked.push(problem.body)
    }
    if (bytes > mostBytes) throw new Fault('exportTooLarge', { problem: serverWords.exports.answers(mostBytes / 1024 / 1024) })
  }
  if (refused !== null && asked.every((one) => 'fault' in one)) throw refused
  const measures = catalogue.measures.filter(({ name }) => queries.some((query) => query.measures.includes(name)))
  const places = catalogue.dimensions.find(({ name }) => name === 'municipality')?.members ?? []
  return {
    ...{ format, for: reader, language: language(), pack: { ...pack, generation }, asked, measures },
    labels: labelsOf(catalogue, asked, measures),
    about: {
      ...{ name: actor.name, role: words.roles[actor.role], demo: house.demo !== null },
      municipality: places.length === 1 ? (places[0]?.label ?? null) : null,
      address: address === null ? null : atVersion(`${origin}${address}`, generation),
    },
  }
}

/** The address with the version that the file is of, whatever the page said. */
function atVersion(address: string, generation: number): string {
  const url = new URL(address)
  if (url.searchParams.get('version') === String(generation)) return address
  url.searchParams.set('version', String(generation))
  return url.href
}

// A version that has left, or a log that cannot be written, is nothing that another question would mend.
const concernsAll: ReadonlySet<FaultCode> = new Set([
  'unknownGeneration',
  'noGeneration',
  'auditUnwritable',
  'emptyScope',
  'noFiguresForRole',
])

function countQuestions({ format }: Export, has: number): void {
  const picture = format === 'png' || format === 'svg'
  if (picture ? has === 1 : has > 0) return
  throw new Fault('exportQuestions', { format, wanted: picture ? 'one' : 'some', has })
}

/** Names of the members that conditions speak of, as the actor may know them. */
function labelsOf(catalogue: Catalogue, asked: readonly Asked[], measures: Task['measures']): Task['labels'] {
  const queries = asked.flatMap((one) => ('fault' in one ? [] : [one.query]))
  const named = [...membersNamed(queries, measures)].map(([dimension, ids]) => {
    const members = catalogue.dimensions.find(({ name }) => name === dimension)?.members ?? []
    return [dimension, Object.fromEntries(members.filter(({ id }) => ids.has(id)).map(({ id, label }) => [id, label]))] as const
  })
  return Object.fromEntries(named)
}
