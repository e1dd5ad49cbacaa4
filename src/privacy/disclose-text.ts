// The door to figures for those who only hand an answer on: the text that leaves, kept for whoever asks the same.
import { type Actor, type Answer, type ExportReader, Fault, type FaultBody, type Query } from '../contract/index.ts'
import { type Begun, begin, counted, type DiscloseEffects, discloseDefaults, makeAnswer, note } from './disclose.ts'
import type { Door } from './door.ts'
import { type KeptAnswer, keyOf } from './kept-answers.ts'
import { type Released, release } from './released.ts'

export interface TextEffects extends DiscloseEffects {
  /** waits for a turn to make an answer; what is kept needs none */
  readonly turn: <T>(make: () => Promise<T>, leaving: AbortSignal) => Promise<T>
  /** told of a page's question that is refused, since the page itself is answered */
  readonly refused: (fault: Fault, query: Query) => void
}
const defaults: TextEffects = { ...discloseDefaults, turn: (make) => make(), refused: () => undefined }

/** As `disclose`, as JSON in UTF-8. Rights are asked and the answer is noted each time, also when its text was kept. */
export const discloseText = (
  query: Query,
  actor: Actor,
  door: Door,
  effects: Partial<TextEffects> = {},
): Promise<Released<Buffer>> => discloseTextTo('me', query, actor, door, effects)

/** The answer that the actor may hand to `reader`. */
export async function discloseTextTo(
  reader: ExportReader,
  query: Query,
  actor: Actor,
  door: Door,
  given: Partial<TextEffects> = {},
): Promise<Released<Buffer>> {
  const effects = { ...defaults, ...given }
  const told = await tell(reader, query, actor, door, effects)
  note(told.begun, told.counted, door, effects)
  return release(told.text)
}

/**
 * The questions of a page, each answered or refused on its own, as `{answers: […]}`. The page leaves as one, so nothing of it is noted
 * until all of it is there.
 */
export async function disclosePage(
  queries: readonly Query[],
  actor: Actor,
  door: Door,
  given: Partial<TextEffects> = {},
): Promise<Released<Buffer>> {
  const effects = { ...defaults, ...given }
  const all = await Promise.all(
    queries.map((query) =>
      toldOrRefused(
        () => tell('me', query, actor, door, effects),
        (fault) => effects.refused(fault, query),
      ),
    ),
  )
  for (const one of all) if ('begun' in one) note(one.begun, one.counted, door, effects)
  const parts = all.flatMap((one, at) => [
    Buffer.from(at === 0 ? '' : ','),
    'begun' in one ? one.text : Buffer.from(JSON.stringify(one)),
  ])
  return release(Buffer.concat([Buffer.from('{"answers":['), ...parts, Buffer.from(']}')]))
}

/** The answer that a released text holds. */
export const answerIn = (text: Released<Buffer>): Released<Answer> => release(JSON.parse(text.toString('utf8')) as Answer)

interface Told extends KeptAnswer {
  readonly begun: Begun
}

async function tell(reader: ExportReader, query: Query, actor: Actor, door: Door, { turn, leaving }: TextEffects): Promise<Told> {
  const begun = await begin(query, actor, door)
  const version = { generation: begun.generation.id, hash: begun.holding.hash, catalogue: begun.holding.model.version }
  const make = async (given: AbortSignal): Promise<KeptAnswer> => {
    const answer = await turn(() => makeAnswer(begun, given, reader), given)
    return { text: Buffer.from(JSON.stringify(answer)), counted: counted(answer) }
  }
  return { ...(await door.kept.of(keyOf(version, begun.access, query, reader), make, leaving)), begun }
}

/** What one may not see does not take the others away. */
async function toldOrRefused(ask: () => Promise<Told>, refused: (fault: Fault) => void): Promise<Told | FaultBody> {
  try {
    return await ask()
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    refused(problem)
    return problem.body
  }
}
