import { Button } from 'react-aria-components/Button'
import type { Answer, Catalogue, ReportContent } from '../../../contract/index.ts'
import { exportWords, packFor } from '../../../picture/index.ts'
import { ExportBar } from '../fetched.ts'
import { sayChoice, titleOfBlock, writeReadingChoice } from './reading-choice.ts'
import type { Told } from './use-answers.ts'
import { type ReadAt, useReading } from './use-reading.ts'

const say = exportWords

interface TakeReportParts extends ReadAt {
  readonly content: ReportContent
  readonly catalogue: Catalogue
  /** the page's own address */
  readonly path: string
  /** the report's saved version; null for a template */
  readonly edition: number | null
  /** what must be known of the files besides, in whole sentences */
  readonly remarks: readonly string[]
}

/** Files of the whole report as it is read here, and a link to it, once every question is answered. */
export function TakeReport(parts: TakeReportParts) {
  const { content, choice, catalogue, person, csrf, path, edition, remarks } = parts
  const { answers, gone } = useReading(parts)
  if (gone !== null) return null
  if (answers.length === 0) return <NothingToTake why={say.noQuestions} />
  if (answers.includes(null)) return <NothingToTake why={say.fetching} />
  const told = answers.filter(isAnswer)
  if (told.length === 0) return <NothingToTake why={say.noFigures} />
  const generation = Math.max(...told.map((answer) => answer.generation))
  const pack = packFor(content, choice, {
    generation,
    about: sayChoice(choice, catalogue),
    titleOf: (block, keeps) => titleOfBlock(block, keeps, catalogue),
  })
  // a load has come while the page was read
  const mixed = told.some((answer) => answer.generation !== generation) ? [say.mixed(generation)] : []
  return (
    <ExportBar
      pack={pack}
      picture={answers.length === 1 ? pack : null}
      address={path + writeReadingChoice(choice, content, person, { version: generation, edition })}
      remarks={[...mixed, ...remarks]}
      csrf={csrf}
    />
  )
}

/** From where a page begins to what one can take along of it, which stands last. */
export const ToFiles = (read: ReadAt) =>
  useReading(read).gone === null ? (
    <Button className="button" onPress={() => document.getElementById('exports')?.focus()}>
      {say.heading}
    </Button>
  ) : null

const NothingToTake = ({ why }: { readonly why: string }) => (
  <section className="card exports" aria-labelledby="exports">
    <h2 id="exports" tabIndex={-1}>
      {say.heading}
    </h2>
    <p className="quiet">{why}</p>
  </section>
)

const isAnswer = (told: Told): told is Answer => told !== null && !(told instanceof Error)
