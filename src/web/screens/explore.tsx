import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Answer, Catalogue, ChartForm, Person, Query, View } from '../../contract/index.ts'
import type { Grid } from '../../picture/index.ts'
import { exploreWords, formOf, formsFor, gridsOf, inSentence, words } from '../../picture/index.ts'
import { ask, getCatalogue, Refusal } from '../api.ts'
import type { Choice } from '../choice.ts'
import { labelOf, only } from '../choice.ts'
import { readChoice, writeChoice } from '../choice-address.ts'
import { FollowWays } from '../parts/follow-ways.tsx'
import { Problem } from '../parts/notice.tsx'
import { memberName, QuestionBar } from '../parts/question-bar.tsx'
import { MirrorSkeleton } from '../parts/skeleton.tsx'
import { Slow } from '../parts/slow.tsx'
import type { Change } from '../parts/toast.tsx'
import { Toast } from '../parts/toast.tsx'
import { WhyLink } from '../parts/why-link.tsx'
import { go, usePlace } from '../place.ts'
import { type Views, viewsOf } from '../views.ts'
import { Found, type FoundParts } from './found.tsx'

interface ExploreParts {
  readonly person: Person
  readonly csrf: string
}

/** Any question over the catalogue, as the address tells it. */
export function ExplorePage({ person, csrf }: ExploreParts) {
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  if (catalogue.isError) {
    return (
      <>
        <header className="page-head">
          <h1>{words.pages.explore}</h1>
        </header>
        <Problem problem={catalogue.error} retry={() => catalogue.refetch()} />
      </>
    )
  }
  if (catalogue.isPending) {
    return (
      <div aria-busy="true">
        <h1 className="visually-hidden">{words.pages.explore}</h1>
        <p className="visually-hidden">{words.states.loading}</p>
        <MirrorSkeleton />
      </div>
    )
  }
  return <Explore person={person} csrf={csrf} catalogue={catalogue.data} />
}

function Explore({ person, csrf, catalogue }: ExploreParts & { readonly catalogue: Catalogue }) {
  const { search } = usePlace()
  // what has not changed stays the same object, so that what stands on the page is drawn once a question and not once a change of anything
  const choice = useMemo(() => readChoice(new URLSearchParams(search), catalogue, person), [search, catalogue, person])
  const views = useMemo(() => viewsOf(choice, catalogue), [choice, catalogue])
  const [changed, setChanged] = useState<Change | null>(null)
  const close = useCallback(() => setChanged(null), [])
  const queries = [views.main.query, ...(views.years === null ? [] : [views.years.query])]
  const client = useQueryClient()
  const queryKey = ['answers', person.id, queries]
  const answers = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const [main, years = null] = await ask(queries, csrf, signal)
      if (main === undefined || main instanceof Error) throw main ?? new Error(words.states.unexpected)
      return { main, years, choice, views }
    },
    placeholderData: keepPreviousData,
  })
  const change = useCallback(
    (next: Choice, told: string): void => {
      const before = window.location.pathname + window.location.search
      go(writeChoice(next, catalogue, person))
      setChanged({ told, undo: () => go(before) })
    },
    [catalogue, person],
  )
  /** gives the question up, and goes back to the one that has its answer */
  const cancel = async (): Promise<void> => {
    await client.cancelQueries({ queryKey })
    if (answers.isPlaceholderData) window.history.back()
  }
  const givenUp = answers.isPending && answers.fetchStatus === 'idle'
  const { data } = answers
  // how something is drawn changes at once; what was asked waits for its answer
  const drawn = JSON.stringify(drawnAs(choice))
  const shown = useMemo(() => (data === undefined ? null : shownAs(data, JSON.parse(drawn))), [data, drawn])
  const first = useMemo(() => (shown === null ? undefined : gridsOf(shown.main.view, shown.main.answer)[0]?.grid), [shown])
  const isHeat = mayBeHeat(views.main)
  const forms = useMemo(() => (first === undefined ? none : usualFirst(first, isHeat)), [first, isHeat])
  return (
    <>
      <header className="page-head">
        <h1>{words.pages.explore}</h1>
        <p>{leadOf(choice, catalogue)}</p>
      </header>
      <QuestionBar choice={choice} catalogue={catalogue} person={person} forms={forms} change={change} />
      {answers.isError ? (
        <Stopped
          problem={answers.error}
          query={views.main.query}
          {...{ choice, catalogue, person, change }}
          retry={() => answers.refetch()}
        />
      ) : null}
      <Slow busy={answers.isFetching} cancel={cancel} />
      {givenUp ? (
        <p className="told">
          {exploreWords.cancelled}{' '}
          <Button className="link-button" onPress={() => answers.refetch()}>
            {words.states.retry}
          </Button>
        </p>
      ) : null}
      {answers.isPending && !givenUp ? <MirrorSkeleton /> : null}
      {data === undefined || shown === null || answers.isError ? null : (
        <div className={answers.isPlaceholderData ? 'waiting' : undefined} aria-busy={answers.isPlaceholderData}>
          <Found
            main={shown.main}
            years={shown.years}
            choice={answers.isPlaceholderData ? data.choice : choice}
            catalogue={catalogue}
            person={person}
            csrf={csrf}
            change={change}
          />
        </div>
      )}
      <Toast change={changed} close={close} />
    </>
  )
}

interface StoppedParts extends Pick<ExploreParts, 'person'> {
  readonly problem: Error
  readonly query: Query
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly change: (next: Choice, told: string) => void
  readonly retry: () => void
}

/** What stands in the way; where the same pupils cannot be followed so, the ways that they can. */
function Stopped({ problem, query, retry, ...ways }: StoppedParts) {
  const isClosed = problem instanceof Refusal && problem.fault === 'closedCohort'
  // the server's sentence names the split by its code
  const isGone = problem instanceof Refusal && problem.fault === 'unknownMember'
  if (!isClosed)
    return (
      <>
        <Problem problem={problem} retry={retry} {...(isGone ? { text: exploreWords.gone } : {})} />
        {problem instanceof Refusal ? <WhyLink query={query} /> : null}
      </>
    )
  return (
    <section className="card" role="status">
      <h2>{words.cohort.closedTitle}</h2>
      <p>{problem.message}</p>
      <FollowWays {...ways} />
      <WhyLink query={query} />
    </section>
  )
}

/** What stands in panels for want of looks may stand in one coloured table. */
const mayBeHeat = ({ panels, series }: View): boolean => panels !== null && series === null

interface Answered {
  readonly main: Answer
  readonly years: Answer | Refusal | null
  readonly views: Views
}

function shownAs({ main, years, views }: Answered, drawn: ReturnType<typeof drawnAs>): Pick<FoundParts, 'main' | 'years'> {
  return {
    main: { view: { ...views.main, ...drawn }, answer: main },
    years: views.years === null || years === null ? null : { view: views.years, answer: years },
  }
}

/** The forms that suit some figures, the one they take by themselves first. */
function usualFirst(grid: Grid, isHeat: boolean): readonly ChartForm[] {
  const forms = [...new Set([...formsFor(grid), ...(isHeat ? (['heat'] as const) : [])])]
  const usual = formOf({ form: null }, grid)
  return forms.sort((a, b) => Number(b === usual) - Number(a === usual))
}
const none: readonly ChartForm[] = []

const drawnAs = ({ form, intervals, order, marked }: Choice) => ({ form, intervals, order, marked: [...marked] })

/** The place a choice is about: its only school, else the municipality. */
export const placeOf = (choice: Choice, catalogue: Catalogue): string => {
  const school = only(choice, 'school')
  if (school !== null) return labelOf(catalogue, 'school', school)
  return catalogue.dimensions.find(({ name }) => name === 'municipality')?.members[0]?.label ?? words.municipality
}

/** What the question is about, in a line: `Demokommun · årskurs 9 · läsåret 2024/25`. */
export function leadOf(choice: Choice, catalogue: Catalogue): string {
  const told = (['subject', 'subjectGroup', 'testPart', 'question', 'respondentGroup', 'class'] as const).flatMap((name) => {
    const id = only(choice, name)
    return id === null ? [] : [memberName(catalogue, name, id)]
  })
  const sex = only(choice, 'sex')
  const stageYear = only(choice, 'stageYear')
  const { period, followed } = choice
  const parts = [
    placeOf(choice, catalogue),
    ...told,
    sex === null ? null : inSentence(words.sexes[sex]?.plural ?? sex),
    stageYear === null ? null : words.mirror.stageYear(labelOf(catalogue, 'stageYear', stageYear)),
    followed === null ? null : words.cohort.lead(Number(stageYear) + followed),
    period.kind === 'year'
      ? words.mirror.schoolYear(labelOf(catalogue, 'schoolYear', period.year))
      : exploreWords.last(period.count),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
