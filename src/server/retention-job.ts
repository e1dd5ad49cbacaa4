import {
  Fault,
  type RetentionReport,
  type RetentionState,
  type RetentionStep,
  retentionClasses,
  retentionLabels,
  retentionRules,
} from '../contract/index.ts'
import { retentionWords } from '../picture/index.ts'
import type { Periods } from '../store/index.ts'
import { builder } from './loading.ts'
import { checkConfirmed, runRetention } from './retention.ts'

/** Retention as it is run from the page: one run at a time, which goes on after the answer that began it. */
export interface RetentionJob {
  /** What is past today, or how far the run has come; changes nothing. */
  readonly state: () => Promise<RetentionState>
  /** Faults retentionNotConfirmed, retentionUnderWay. What stops the run later is told by `state`. */
  readonly begin: (actor: string, word: string) => void
  /** When the run under way, if any, has ended. */
  readonly ended: () => Promise<void>
}

export interface RetentionJobEffects {
  readonly clock: () => Date
  /** told of a bug that stopped a run */
  readonly log: (problem: unknown) => void
  /** Called when a run has taken something away: what is open of it is to be let go. */
  readonly settled: () => Promise<void>
}

export function openRetentionJob(data: string, periods: () => Periods, effects: RetentionJobEffects): RetentionJob {
  const { clock, log, settled } = effects
  let running: RetentionState['running'] = null
  let done: RetentionReport | null = null
  let problem: Fault | 'bug' | null = null
  let ended: Promise<void> = Promise.resolve()

  const run = async (actor: string, word: string, since: string): Promise<void> => {
    const reached = (step: RetentionStep): void => {
      running = { since, step }
    }
    try {
      done = await runRetention({ data, actor, confirmed: word }, { builder, clock, reached })
      await settled()
    } catch (error) {
      if (!(error instanceof Fault)) log(error)
      problem = error instanceof Fault ? error : 'bug'
    } finally {
      running = null
    }
  }
  return {
    state: async () => {
      const decided = periods()
      const report = running === null ? await runRetention({ data, actor: 'system', confirmed: null }, { builder, clock }) : null
      return {
        classes: retentionClasses.map((name) => ({
          class: name,
          ...retentionLabels[name],
          ...retentionRules[name],
          months: decided[name],
        })),
        // a run may have begun while it was counted
        report: running === null ? report : null,
        running,
        done,
        problem: problem === 'bug' ? retentionWords.failedText : (problem?.body.message ?? null),
      }
    },
    begin: (actor, word) => {
      checkConfirmed(word)
      if (running !== null) throw new Fault('retentionUnderWay', {})
      const since = clock().toISOString()
      running = { since, step: 'waiting' }
      done = null
      problem = null
      ended = run(actor, word, since)
    },
    ended: () => ended,
  }
}
