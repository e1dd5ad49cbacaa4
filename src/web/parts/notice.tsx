import { Button } from 'react-aria-components/Button'
import { words } from '../../picture/index.ts'
import { Refusal, Unreachable } from '../api.ts'
import { go } from '../place.ts'

interface ProblemParts {
  readonly problem: Error
  readonly retry: () => void
  /** what could not be done; figures not shown unless told */
  readonly title?: string
  /** in place of the refusal's own sentence, where the page knows better what was meant */
  readonly text?: string
}

/** What stands in the way, and the way on. A refusal is mended by another question, silence by asking again. */
export function Problem({ problem, retry, title = words.states.errorTitle, text }: ProblemParts) {
  const refused = problem instanceof Refusal
  const again = !refused || problem.fault === 'unexpected'
  const told = refused || problem instanceof Unreachable
  return (
    <section className="card notice attention" role="alert">
      <h2>{title}</h2>
      <p>{text ?? (told ? problem.message : words.states.unexpected)}</p>
      <div className="actions">
        {again ? (
          <Button className="button primary" onPress={retry}>
            {words.states.retry}
          </Button>
        ) : null}
        {refused ? (
          <Button className={again ? 'button' : 'button primary'} onPress={() => go('/')}>
            {words.states.reset}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
