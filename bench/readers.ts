// Readers side by side who ask without pause, and remember which answer each generation gave.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, type Answer, Fault, type Query } from '../src/contract/index.ts'
import { type Door, disclose, openDoor } from '../src/privacy/index.ts'
import type { Audit } from '../src/store/index.ts'
import { openWarehouse } from '../src/warehouse/index.ts'

const head: Actor = { id: 'reader', name: 'reader', role: 'head', scope: [] }
/** Questions over all three facts: an answer that mixed two generations would be unlike either's. */
const questions: readonly Query[] = [
  { measures: ['meritValue', 'passedAllSubjects'], by: ['school', 'schoolYear'], totals: [['schoolYear'], []] },
  { measures: ['gradePoints'], by: ['subject', 'school'], where: [{ dimension: 'schoolYear', last: 1 }], totals: [['subject']] },
  { measures: ['pupils'], by: ['school', 'schoolYear'] },
]
// the readers' audit is not what is tried here
const unheard: Audit = { note: () => undefined, flush: () => undefined, latest: () => [], close: () => undefined }

export interface Readers {
  /** generation → question → the different answers that were seen, hashed */
  readonly seen: ReadonlyMap<number, readonly ReadonlySet<string>[]>
  readonly answers: () => number
  /** errors that were no Fault: a reader met something half made */
  readonly broken: readonly string[]
  readonly stop: () => Promise<void>
}

export function startReaders(data: string, count: number): Readers {
  const warehouse = openWarehouse(data)
  const door = openDoor({ warehouse, audit: unheard })
  const seen = new Map<number, Set<string>[]>()
  const broken: string[] = []
  const state = { answers: 0, stopped: false }
  const read = async (first: number): Promise<void> => {
    for (let turn = first; !state.stopped; turn++) {
      const at = turn % questions.length
      const answer = await askOnce(door, at).catch((problem: unknown) => {
        if (!(problem instanceof Fault)) broken.push(String(problem))
        return null
      })
      if (answer === null) await pause(20)
      else {
        state.answers++
        const answers = seen.get(answer.generation) ?? questions.map(() => new Set<string>())
        answers[at]?.add(fingerprint(answer))
        seen.set(answer.generation, answers)
      }
      // leaves room for the loads on two cores
      await pause(10)
    }
  }
  const reading = Array.from({ length: count }, (_, index) => read(index))
  const stop = async (): Promise<void> => {
    state.stopped = true
    await Promise.all(reading)
    await warehouse.close()
  }
  return { seen, answers: () => state.answers, broken, stop }
}

/** What a reader who comes alone is told of the current generation, question by question. */
export async function askAlone(data: string): Promise<{ readonly generation: number; readonly answers: readonly string[] }> {
  const warehouse = openWarehouse(data)
  try {
    const door = openDoor({ warehouse, audit: unheard })
    const { id } = await warehouse.current()
    const answers: string[] = []
    for (const at of questions.keys()) {
      const answer = await askOnce(door, at)
      if (answer.generation !== id) throw new Error(`a reader alone saw generation ${id} turn into ${answer.generation}`)
      answers.push(fingerprint(answer))
    }
    return { generation: id, answers }
  } finally {
    await warehouse.close()
  }
}

function askOnce(door: Door, at: number): Promise<Answer> {
  const question = questions[at]
  if (question === undefined) throw new Error(`there is no question ${at}`)
  return disclose(question, head, door)
}

const fingerprint = ({ cells, sources, asOf }: Answer): string =>
  createHash('sha256')
    .update(JSON.stringify([cells, sources, asOf]))
    .digest('hex')
