// The door to figures for those who only hand an answer on: the text that leaves, kept for whoever asks the same.
import type { Actor, Answer, ExportReader, FaultBody, Query } from '../contract/index.ts'
import { model } from '../school/index.ts'
import { begin, counted, type DiscloseEffects, discloseDefaults, makeAnswer, note } from './disclose.ts'
import type { Door } from './door.ts'
import { keyOf } from './kept-answers.ts'
import { type Released, release } from './released.ts'

export interface TextEffects extends DiscloseEffects {
  /** waits for a turn to make an answer; what is kept needs none */
  readonly turn: <T>(make: () => Promise<T>) => Promise<T>
}
const defaults: TextEffects = { ...discloseDefaults, turn: (make) => make() }

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
  effects: Partial<TextEffects> = {},
): Promise<Released<Buffer>> {
  const { turn, clock } = { ...defaults, ...effects }
  const begun = await begin(query, actor, door)
  const version = { generation: begun.generation.id, hash: begun.holding.hash, catalogue: model.version }
  const kept = await door.kept.of(keyOf(version, begun.access, query, reader), () =>
    turn(async () => {
      const answer = await makeAnswer(begun, reader)
      return { text: Buffer.from(JSON.stringify(answer)), counted: counted(answer) }
    }),
  )
  note(begun, kept.counted, door, { clock })
  return release(kept.text)
}

/** Answers and refusals of one page, as the text of `{answers: […]}`. */
export function answersText(answers: readonly (Released<Buffer> | FaultBody)[]): Released<Buffer> {
  const parts = answers.flatMap((answer, at) => [
    Buffer.from(at === 0 ? '' : ','),
    Buffer.isBuffer(answer) ? answer : Buffer.from(JSON.stringify(answer)),
  ])
  return release(Buffer.concat([Buffer.from('{"answers":['), ...parts, Buffer.from(']}')]))
}

/** The answer that a released text holds. */
export const answerIn = (text: Released<Buffer>): Released<Answer> => release(JSON.parse(text.toString('utf8')) as Answer)
