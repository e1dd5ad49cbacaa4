import { Button } from 'react-aria-components/Button'
import type { Answer } from '../../contract/index.ts'
import { exploreWords, formatInstant } from '../../picture/index.ts'

interface OldVersionParts {
  /** one of the page's */
  readonly answer: Pick<Answer, 'generation' | 'asOf'>
  /** shows the latest figures */
  readonly leave: () => void
}

/** A link to figures of an earlier version says so, and leads to the latest. */
export const OldVersion = ({ answer: { generation, asOf }, leave }: OldVersionParts) => (
  <p className="told">
    {exploreWords.oldVersion(generation, formatInstant(asOf))}{' '}
    <Button className="link-button" onPress={leave}>
      {exploreWords.latest}
    </Button>
  </p>
)
