import { Button } from 'react-aria-components/Button'
import { reportWords } from '../../../picture/index.ts'
import { Refusal } from '../../api.ts'
import { Trouble } from '../form.tsx'

const said = reportWords.editing

interface ConflictParts {
  readonly problem: Error | null
  readonly sending: boolean
  readonly send: (way: 'copy' | 'onTop' | 'takeLatest') => void
}

/** Why it was not saved. When another has saved meanwhile, the ways on; none of them loses anything. */
export function Conflict({ problem, sending, send }: ConflictParts) {
  const meanwhile = problem instanceof Refusal && problem.fault === 'reportChanged'
  const way = (label: string, to: Parameters<typeof send>[0]) => (
    <Button className="button" isDisabled={sending} onPress={() => send(to)}>
      {label}
    </Button>
  )
  return (
    <div className="conflict">
      <Trouble problem={problem} title={said.problem} />
      {meanwhile ? (
        <div className="actions">
          {way(said.asCopy, 'copy')}
          {way(said.onTop, 'onTop')}
          {way(said.takeLatest, 'takeLatest')}
        </div>
      ) : null}
    </div>
  )
}
