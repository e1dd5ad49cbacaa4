// Which files are being made, for whom, and how far each has come. One is made at a time, so that screens stay quick.
import { type Export, type ExportUnderWay, Fault } from '../../contract/index.ts'
import { openTurns } from '../../warehouse/index.ts'

export interface Progress {
  /** so many of so many questions are answered */
  readonly asked: (done: number, of: number) => void
  readonly writing: () => void
}

export interface UnderWay {
  /** Makes a file when its turn comes. Whoever leaves gives up the place. Fault exportsWaiting. */
  readonly run: <T>(person: string, wanted: Export, make: (progress: Progress) => Promise<T>, leaving: AbortSignal) => Promise<T>
  /** A person's own files, in the order they are made. */
  readonly of: (person: string) => ExportUnderWay[]
}

const most = { each: 3, all: 30 } as const

interface Job {
  readonly person: string
  told: Omit<ExportUnderWay, 'ahead'>
}

export function openUnderWay(): UnderWay {
  const jobs = new Set<Job>()
  const turn = openTurns(1)
  const ownOf = (person: string): number => [...jobs].filter((job) => job.person === person).length
  return {
    run: async (person, { format, pack, job: name }, make, leaving) => {
      if (ownOf(person) >= most.each) throw new Fault('exportsWaiting', { count: most.each, own: true })
      if (jobs.size >= most.all) throw new Fault('exportsWaiting', { count: most.all, own: false })
      const of = pack.blocks.filter(({ kind }) => kind === 'question').length
      const job: Job = { person, told: { job: name ?? null, format, title: pack.title, stage: 'waiting', done: 0, of } }
      jobs.add(job)
      const progress: Progress = {
        asked: (done, all) => {
          job.told = { ...job.told, stage: 'asking', done, of: all }
        },
        writing: () => {
          job.told = { ...job.told, stage: 'writing' }
        },
      }
      try {
        return await turn(() => {
          progress.asked(0, of)
          return make(progress)
        }, leaving)
      } finally {
        jobs.delete(job)
      }
    },
    of: (person) =>
      [...jobs].flatMap((job, ahead) =>
        job.person === person ? [{ ...job.told, ahead: job.told.stage === 'waiting' ? ahead : 0 }] : [],
      ),
  }
}
