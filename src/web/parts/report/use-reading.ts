// A report as it is read: its blocks for a choice of period, unit and version, and how each of its questions stands.
import type { Person, PlacedBlock, ReadingChoice, ReportContent } from '../../../contract/index.ts'
import { blockFor } from '../../../picture/index.ts'
import { Refusal } from '../../api.ts'
import { readerOf, type Told, useAnswers } from './use-answers.ts'

/** `version`: of the data; null: the latest. */
export interface ReadAt {
  readonly content: Pick<ReportContent, 'blocks'>
  readonly choice: ReadingChoice
  readonly version: number | null
  readonly person: Person
  readonly csrf: string
}

export interface Reading {
  readonly blocks: readonly PlacedBlock[]
  /** in the order of the questions */
  readonly answers: readonly Told[]
  readonly of: (block: PlacedBlock['block']) => Told
  /** what is said of a version that has left; null where it is there */
  readonly gone: string | null
  readonly again: () => void
}

export function useReading({ content, choice, version, person, csrf }: ReadAt): Reading {
  const blocks = content.blocks.map((placed) => ({ ...placed, block: atVersion(blockFor(placed, choice), version) }))
  const questions = blocks.flatMap(({ block }) => (block.kind === 'question' ? [block] : []))
  const { answers, again } = useAnswers(
    questions.map(({ view }) => view.query),
    readerOf(person),
    csrf,
  )
  const left = answers.find((told) => told instanceof Refusal && told.fault === 'unknownGeneration')
  return {
    ...{ blocks, answers, again },
    of: ({ id }) => answers[questions.findIndex((question) => question.id === id)] ?? null,
    gone: left instanceof Refusal ? left.message : null,
  }
}

function atVersion(block: PlacedBlock['block'], version: number | null): PlacedBlock['block'] {
  if (block.kind !== 'question' || version === null) return block
  return { ...block, view: { ...block.view, query: { ...block.view.query, generation: version } } }
}
