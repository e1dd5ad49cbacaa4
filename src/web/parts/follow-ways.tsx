import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person } from '../../contract/index.ts'
import { sayTime, words } from '../../picture/index.ts'
import { type Choice, timesFollowed } from '../choice.ts'
import { writeChoice } from '../choice-address.ts'
import { following, hasOwn, stepsOffered } from '../followed.ts'

interface FollowWaysParts {
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly person: Person
  readonly change: (next: Choice, told: string) => void
}

// More are offered in the picker.
const mostWays = 3
const say = words.cohort

/** Ways on where the same pupils cannot be followed as they are asked about: the nearest that can be, other times, and everyone. */
export function FollowWays({ choice, catalogue, person, change }: FollowWaysParts) {
  const { followed } = choice
  if (followed === null) return null
  const address = (one: Choice): string => writeChoice(one, catalogue, person)
  const ways = [followed, ...stepsOffered(choice, catalogue, person)].flatMap((steps) => {
    const next = following(choice, steps, catalogue, person)
    const other = next.followed === null ? undefined : timesFollowed(next, next.followed, catalogue)?.other
    return other === undefined || address(next) === address(choice)
      ? []
      : [{ next, time: sayTime(other), later: steps > 0, same: steps === followed }]
  })
  const each = new Map(ways.map((way) => [address(way.next), way]))
  return (
    <div className="actions">
      {[...each.values()].slice(0, mostWays).map(({ next, time, later, same }, at) => (
        <Button
          key={time}
          className={at === 0 ? 'button primary' : 'button'}
          onPress={() => change(next, say.begins(time, later))}
        >
          {same ? (hasOwn(person) ? say.takeOwn : say.takeWhole) : say.take(time, later)}
        </Button>
      ))}
      <Button className="button" onPress={() => change({ ...choice, followed: null }, say.stopped)}>
        {say.stop}
      </Button>
    </div>
  )
}
