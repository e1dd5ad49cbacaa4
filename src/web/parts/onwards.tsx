import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person } from '../../contract/index.ts'
import { exploreWords, inSentence, sayTime, words } from '../../picture/index.ts'
import { type Choice, knows, labelOf, measureOf, membersOf, only, ownSchool, suited, timesFollowed } from '../choice.ts'
import { following, stepsOffered } from '../followed.ts'

interface OnwardsParts {
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly person: Person
  readonly change: (next: Choice, told: string) => void
}

const say = exploreWords

/** The questions that most often come next. */
export function Onwards({ choice, catalogue, person, change }: OnwardsParts) {
  const school = only(choice, 'school')
  const own = ownSchool(person)
  const go = (next: Choice, told: string) => () => change(suited(next, catalogue), told)
  const by = (names: readonly string[]): string =>
    words.filters.changed(say.by, names.map((name) => inSentence(words.dimension(name).label)).join(', '))
  const hasClasses = school !== null && membersOf(catalogue, 'class').some(({ parent }) => parent === school)
  const steps = choice.followed === null ? stageFollowed(choice, catalogue, person) : null
  const offers = [
    steps === null
      ? null
      : {
          label: words.cohort.follow(steps.stageYear, steps.away > 0),
          take: () => change(following(choice, steps.away, catalogue, person), words.cohort.begins(steps.time, steps.away > 0)),
        },
    choice.followed === null
      ? null
      : { label: words.cohort.stop, take: () => change({ ...choice, followed: null }, words.cohort.stopped) },
    hasClasses && !choice.by.includes('class') && knows(choice, catalogue, 'class')
      ? {
          label: say.classes(labelOf(catalogue, 'school', school)),
          take: go({ ...choice, by: ['class', 'sex'], form: null }, by(['class', 'sex'])),
        }
      : null,
    school !== null && knows(choice, catalogue, 'school') && choice.followed === null
      ? {
          label: say.otherSchools,
          take: go(
            {
              ...choice,
              by: ['school', ...choice.by.filter((name) => name === 'sex')],
              filters: { ...choice.filters, school: [], class: [] },
              marked: own === null ? [school] : [own],
              form: null,
            },
            say.showOthers,
          ),
        }
      : null,
    !choice.by.includes('sex') && knows(choice, catalogue, 'sex')
      ? {
          label: say.bySex,
          take: go({ ...choice, by: [...choice.by, 'sex'], filters: { ...choice.filters, sex: [] } }, by([...choice.by, 'sex'])),
        }
      : null,
    measureOf(catalogue, 'gradePoints') !== null && !choice.by.includes('subject')
      ? {
          label: say.bySubject,
          take: go({ ...choice, measures: ['gradePoints'], by: ['subject', 'sex'], form: null }, by(['subject', 'sex'])),
        }
      : null,
  ].filter((offer) => offer !== null)
  return (
    <section className="onwards" aria-label={say.onwards}>
      <div className="actions">
        {offers.map(({ label, take }) => (
          <Button key={label} className="button" onPress={take}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** From year 9 to 6, or from 6 to 9: where there are grades to hold against each other. */
function stageFollowed(choice: Choice, catalogue: Catalogue, person: Person) {
  const away = { 9: -3, 6: 3 }[Number(only(choice, 'stageYear'))]
  if (away === undefined || !stepsOffered(choice, catalogue, person).includes(away)) return null
  const other = timesFollowed(following(choice, away, catalogue, person), away, catalogue)?.other
  return other === undefined ? null : { away, stageYear: other.stageYear, time: sayTime(other) }
}
