import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Answer, Catalogue, Person } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import type { Refusal } from '../api.ts'
import { ask, getCatalogue } from '../api.ts'
import type { Choice } from '../choice.ts'
import { labelOf, measureOf, questionsOf, readChoice, writeChoice } from '../choice.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Problem } from '../parts/notice.tsx'
import { MirrorSkeleton } from '../parts/skeleton.tsx'
import type { Change } from '../parts/toast.tsx'
import { Toast } from '../parts/toast.tsx'
import { go, usePlace } from '../place.ts'
import { Reading } from './reading.tsx'

interface MirrorParts {
  readonly person: Person
  readonly csrf: string
}

/** The first screen: one measure, as the address tells. */
export function MirrorPage({ person, csrf }: MirrorParts) {
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  if (catalogue.isError) {
    return (
      <>
        <header className="page-head">
          <h1>{words.pages.mirror}</h1>
        </header>
        <Problem problem={catalogue.error} retry={() => catalogue.refetch()} />
      </>
    )
  }
  if (catalogue.isPending) return <Waiting />
  return <Mirror person={person} csrf={csrf} catalogue={catalogue.data} />
}

function Waiting() {
  return (
    <div aria-busy="true">
      <h1 className="visually-hidden">{words.pages.mirror}</h1>
      <p className="visually-hidden">{words.states.loading}</p>
      <MirrorSkeleton />
    </div>
  )
}

function Mirror({ person, csrf, catalogue }: MirrorParts & { readonly catalogue: Catalogue }) {
  const place = usePlace()
  const choice = readChoice(place.searchParams, catalogue, person)
  const questions = questionsOf(choice, catalogue)
  const [changed, setChanged] = useState<Change | null>(null)
  const close = useCallback(() => setChanged(null), [])
  const answers = useQuery({
    queryKey: ['answers', person.id, questions],
    queryFn: async ({ signal }) => {
      const [now, years = null] = await ask(questions, csrf, signal)
      if (now instanceof Error) throw now
      return { now, years, choice }
    },
    placeholderData: keepPreviousData,
  })
  const change = (next: Choice, told: string): void => {
    const before = place.pathname + place.search
    go(writeChoice(next, catalogue, person))
    setChanged({ told, undo: () => go(before) })
  }
  const measure = measureOf(catalogue, choice.measure)
  return (
    <>
      <header className="page-head">
        <h1>{measure?.label ?? choice.measure}</h1>
        <p>{leadOf(choice, catalogue)}</p>
      </header>
      <FilterBar choice={choice} catalogue={catalogue} person={person} change={change} />
      {answers.isError ? <Problem problem={answers.error} retry={() => answers.refetch()} /> : null}
      {answers.isPending ? <MirrorSkeleton /> : null}
      {answers.data === undefined || answers.isError ? null : (
        <div className={answers.isPlaceholderData ? 'waiting' : undefined} aria-busy={answers.isPlaceholderData}>
          <Read {...answers.data} csrf={csrf} catalogue={catalogue} change={change} />
        </div>
      )}
      <Toast change={changed} close={close} />
    </>
  )
}

const placeOf = (choice: Choice, catalogue: Catalogue): string =>
  choice.school === null
    ? (catalogue.dimensions.find(({ name }) => name === 'municipality')?.members[0]?.label ?? words.municipality)
    : labelOf(catalogue, 'school', choice.school)

function leadOf(choice: Choice, catalogue: Catalogue): string {
  const { subject, stageYear, sex } = choice
  const parts = [
    placeOf(choice, catalogue),
    subject === null ? null : labelOf(catalogue, 'subject', subject),
    sex === null ? null : (words.sexes[sex]?.plural.toLowerCase() ?? null),
    stageYear === null ? null : words.mirror.stageYear(labelOf(catalogue, 'stageYear', stageYear)),
    words.mirror.schoolYear(labelOf(catalogue, 'schoolYear', choice.schoolYear)),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

interface ReadParts {
  readonly csrf: string
  readonly now: Answer | undefined
  readonly years: Answer | Refusal | null
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly change: (next: Choice, told: string) => void
}

// While a new question is under way the old answer stays, told by the choice it was asked with.
function Read(parts: ReadParts) {
  const { now, catalogue, choice } = parts
  const measure = measureOf(catalogue, choice.measure)
  return now === undefined || measure === null ? null : <Reading {...parts} now={now} measure={measure} />
}
