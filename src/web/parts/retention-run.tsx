import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetentionReport, RetentionState } from '../../contract/index.ts'
import { formatInstant, formatNumber, retentionWords } from '../../picture/index.ts'
import { applyRetention } from '../retention-api.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'

const said = retentionWords

/** How much there is in all of a report: rows and files as they are written, and whether there is anything. */
export function amountOf({ parts }: RetentionReport): { readonly rows: string; readonly files: string; readonly none: boolean } {
  const total = (of: 'rows' | 'files'): number => parts.reduce((sum, part) => sum + part[of], 0)
  const [rows, files] = [total('rows'), total('files')]
  return { rows: formatNumber(rows), files: formatNumber(files), none: rows + files === 0 }
}

interface ApplyParts {
  readonly csrf: string
  readonly begun: (state: RetentionState) => void
}

/** Letting it leave: a word is typed, since nothing of it can be brought back. */
export function ApplyRetention({ csrf, begun }: ApplyParts) {
  const [word, setWord] = useState('')
  const applying = useMutation({ mutationFn: () => applyRetention(word.trim(), csrf), onSuccess: begun })
  return (
    <section className="card">
      <h2>{said.run}</h2>
      <p>{said.runText}</p>
      <Form
        label={said.run}
        submit={said.run}
        sending={applying.isPending}
        problem={applying.error}
        problemTitle={said.runProblem}
        send={() => applying.mutate()}
      >
        <Field label={said.word(said.confirm)} name="confirm" value={word} change={setWord} autoComplete="off" />
      </Form>
    </section>
  )
}

interface RunningParts {
  readonly running: NonNullable<RetentionState['running']>
  /** begun on this very page: what was focused is gone, and this is what came of it */
  readonly own: boolean
}

const steps = Object.keys(said.steps)

export function RunningRetention({ running: { since, step }, own }: RunningParts) {
  const at = steps.indexOf(step) + 1
  return (
    <section className="card" tabIndex={-1} ref={own ? focus : undefined}>
      <h2>{said.running}</h2>
      <progress className="progress" aria-label={said.running} max={steps.length} value={at - 0.5} />
      <p role="status">
        <strong>{said.step(at, steps.length)}.</strong> {said.steps[step]}
      </p>
      <p className="quiet">{said.began(formatInstant(since))}</p>
    </section>
  )
}

const focus = (section: HTMLElement | null): void => section?.focus()

/** What came of the last run. */
export function RetentionOutcome({ done, problem }: Pick<RetentionState, 'done' | 'problem'>) {
  const amount = done === null ? null : amountOf(done)
  return (
    <div role="status">
      {problem === null ? null : (
        <div className="card notice attention">
          <h2>{said.failed}</h2>
          <p>{problem}</p>
        </div>
      )}
      {done === null || amount === null ? null : (
        <div className="card told">
          <h2>{said.done}</h2>
          <p>{amount.none ? said.doneNothing : said.doneText(amount.rows, amount.files, formatInstant(done.at))}</p>
        </div>
      )}
    </div>
  )
}
