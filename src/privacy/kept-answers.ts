// Answers kept as the text that left, so that the same question of one with the same rights is not worked out anew.
import { type ExportReader, language, type Query } from '../contract/index.ts'
import type { Access } from './access.ts'
import type { Counted } from './disclose.ts'

/** JSON in UTF-8, and what the audit notes of it each time it is told. */
export interface KeptAnswer {
  readonly text: Buffer
  readonly counted: Counted
}

export interface KeptAnswers {
  /**
   * The answer of a key, made now when it is not kept. Whoever asks while it is being made waits for the same one, or leaves; when
   * all have left, the making is told by its own signal.
   */
  readonly of: (key: string, make: (leaving: AbortSignal) => Promise<KeptAnswer>, leaving: AbortSignal) => Promise<KeptAnswer>
  /** bytes kept now */
  readonly bytes: () => number
}

/** An answer under way, and how many wait for it. */
interface Making {
  readonly answer: Promise<KeptAnswer>
  readonly stop: AbortController
  waiting: number
}

const mostBytes = 32 * 1024 * 1024

/** Keeps what was asked for last, up to so many bytes. An answer that fails is not kept. */
export function openKeptAnswers(most = mostBytes): KeptAnswers {
  const kept = new Map<string, KeptAnswer>()
  const under = new Map<string, Making>()
  let bytes = 0
  const forget = (key: string): void => {
    bytes -= kept.get(key)?.text.length ?? 0
    kept.delete(key)
  }
  const keep = (key: string, answer: KeptAnswer): void => {
    forget(key)
    kept.set(key, answer)
    bytes += answer.text.length
    for (const oldest of kept.keys()) if (bytes > most) forget(oldest)
  }
  const begin = (key: string, make: (leaving: AbortSignal) => Promise<KeptAnswer>): Making => {
    const stop = new AbortController()
    const end = (): void => void (under.get(key) === making && under.delete(key))
    const answer = make(stop.signal)
      .then((made) => {
        keep(key, made)
        return made
      })
      .finally(end)
    const making: Making = { answer, stop, waiting: 0 }
    under.set(key, making)
    return making
  }
  const wait = (key: string, making: Making, leaving: AbortSignal): Promise<KeptAnswer> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        making.waiting--
        if (making.waiting === 0) {
          // whoever asks from now on has it made anew
          under.delete(key)
          making.stop.abort(leaving.reason)
        }
        reject(leaving.reason)
      }
      making.waiting++
      leaving.addEventListener('abort', leave, { once: true })
      making.answer.then(resolve, reject).finally(() => leaving.removeEventListener('abort', leave))
    })
  return {
    of: async (key, make, leaving) => {
      leaving.throwIfAborted()
      const known = kept.get(key)
      if (known === undefined) return wait(key, under.get(key) ?? begin(key, make), leaving)
      keep(key, known) // the last to be forgotten
      return known
    },
    bytes: () => bytes,
  }
}

export interface Version {
  readonly generation: number
  /** of its logical rows: one made again under the same number, after a marking of protected identity, is another */
  readonly hash: string
  readonly catalogue: string
}

/**
 * What an answer depends on: generation, catalogue, the whole access predicate with its regime, and the query. Who the actor is
 * does not matter, but every other part of the access does, and the role besides: two roles never share an answer. `reader`: whom it is for.
 * An answer holds words, so each language has its own.
 */
export function keyOf(
  { generation, hash, catalogue }: Version,
  { actor, ...predicate }: Access,
  query: Query,
  reader: ExportReader = 'me',
): string {
  return JSON.stringify([language(), generation, hash, catalogue, reader, actor.role, plain(predicate), query])
}

const plain = (predicate: Omit<Access, 'actor'>): readonly unknown[] =>
  Object.entries(predicate)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, value instanceof Set ? [...value].sort() : value])
