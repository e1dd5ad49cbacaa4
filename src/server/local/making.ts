// The generation that what is published becomes part of is made beside what the server answers: one at a time, and once more when something was
// published meanwhile.
import { setTimeout as pause } from 'node:timers/promises'
import { Fault } from '../../contract/index.ts'
import { localWords } from '../../picture/index.ts'

export interface Making {
  readonly start: () => void
  readonly working: () => boolean
  /** the sentence of what stopped the last try; null when it went well */
  readonly problem: () => string | null
  /** when nothing is under way any longer */
  readonly settled: () => Promise<void>
}

export interface MakingEffects {
  /** hears of what is nobody's to mend but ours */
  readonly log: (problem: unknown) => void
  readonly wait: () => Promise<void>
}
const tries = 20

/** `make`: makes the generation when there is anything to make. Faults become sentences; a load under way is waited for. */
export function openMaking(make: () => Promise<unknown>, { log, wait }: MakingEffects): Making {
  let under: Promise<void> | null = null
  let again = false
  let problem: Fault | 'bug' | null = null
  const attempt = async (left: number): Promise<void> => {
    try {
      await make()
      problem = null
    } catch (error) {
      if (error instanceof Fault && error.code === 'loadUnderWay' && left > 0) {
        await wait()
        return attempt(left - 1)
      }
      if (!(error instanceof Fault)) log(error)
      problem = error instanceof Fault ? error : 'bug'
    }
  }
  const work = async (): Promise<void> => {
    do {
      again = false
      await attempt(tries)
    } while (again)
    under = null
  }
  return {
    start: () => {
      if (under !== null) again = true
      else under = work()
    },
    working: () => under !== null,
    problem: () => (problem === 'bug' ? localWords.failed : (problem?.body.message ?? null)),
    settled: async () => {
      while (under !== null) await under
    },
  }
}

export const makingDefaults: MakingEffects = { log: (problem) => console.error(problem), wait: () => pause(5000) }
