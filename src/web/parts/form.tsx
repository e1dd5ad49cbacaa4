import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { words } from '../../picture/index.ts'
import { Refusal, Unreachable } from '../api.ts'

interface FormParts {
  readonly label: string
  readonly submit: string
  readonly sending: boolean
  readonly problem: Error | null
  readonly problemTitle: string
  readonly send: () => void
  readonly children: ReactNode
  /** false where the view has a weightier button */
  readonly primary?: boolean
  /** what stands beside the submit button */
  readonly beside?: ReactNode
}

/** A form: the problem first, then the lines, then one button. It is sent by Enter as by the button. */
export function Form({ label, submit, sending, problem, problemTitle, send, children, beside, primary = true }: FormParts) {
  return (
    <form
      className="form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending) send()
      }}
    >
      <Trouble problem={problem} title={problemTitle} />
      {children}
      <div className="actions">
        <Button className={primary ? 'button primary' : 'button'} type="submit">
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )
}

/** What went wrong with something one did, read aloud when it comes. */
export function Trouble({ problem, title }: { readonly problem: Error | null; readonly title: string }) {
  const told = problem instanceof Refusal || problem instanceof Unreachable
  return (
    <div role="alert">
      {problem === null ? null : (
        <div className="card notice attention">
          <p className="trouble-title">{title}</p>
          <p>{told ? problem.message : words.states.unexpected}</p>
        </div>
      )}
    </div>
  )
}
