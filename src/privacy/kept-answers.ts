// Answers kept as the text that left, so that the same question of one with the same rights is not worked out anew.
import type { ExportReader, Query } from '../contract/index.ts'
import type { Access } from './access.ts'
import type { Counted } from './disclose.ts'

/** JSON in UTF-8, and what the audit notes of it each time it is told. */
export interface KeptAnswer {
  readonly text: Buffer
  readonly counted: Counted
}

export interface KeptAnswers {
  /** The answer of a key, made now when it is not kept. Whoever asks while it is being made waits for the same one. */
  readonly of: (key: string, make: () => Promise<KeptAnswer>) => Promise<KeptAnswer>
  /** bytes kept now */
  readonly bytes: () => number
}

const mostBytes = 32 * 1024 * 1024

/** Keeps what was asked for last, up to so many bytes. An answer that fails is not kept. */
export function openKeptAnswers(most = mostBytes): KeptAnswers {
  const kept = new Map<string, KeptAnswer>()
  const making = new Map<string, Promise<KeptAnswer>>()
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
  const makeOnce = (key: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> => {
    const answer = make()
      .then((made) => {
        keep(key, made)
        return made
      })
      .finally(() => making.delete(key))
    making.set(key, answer)
    return answer
  }
  return {
    of: async (key, make) => {
      const known = kept.get(key)
      if (known === undefined) return making.get(key) ?? makeOnce(key, make)
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
 */
export function keyOf(
  { generation, hash, catalogue }: Version,
  { actor, ...predicate }: Access,
  query: Query,
  reader: ExportReader = 'me',
): string {
  return JSON.stringify([generation, hash, catalogue, reader, actor.role, plain(predicate), query])
}

const plain = (predicate: Omit<Access, 'actor'>): readonly unknown[] =>
  Object.entries(predicate)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, value instanceof Set ? [...value].sort() : value])
