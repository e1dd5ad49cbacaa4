import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, PlacedBlock, Report } from '../../contract/index.ts'
import { reportWords } from '../../picture/index.ts'
import { getCatalogue } from '../api.ts'
import { Problem } from '../parts/notice.tsx'
import { Paragraphs, type QuestionBlock } from '../parts/report/blocks.tsx'
import { QuestionFigure } from '../parts/report/question-figure.tsx'
import { placeOf, readHeld, readReadingChoice, sayChoice, titleOfBlock } from '../parts/report/reading-choice.ts'
import { stepsOf } from '../parts/report/show-steps.ts'
import { addressOf } from '../parts/report/telling.ts'
import { useReading } from '../parts/report/use-reading.ts'
import { MirrorSkeleton } from '../parts/skeleton.tsx'
import { go, usePlace } from '../place.ts'
import { getReport } from '../report-api.ts'
import type { OneReportParts } from './report-read.tsx'

const said = reportWords.presenting

/** A report for a meeting: over the whole screen, a block at a time. */
export function ReportShowPage({ id, person, csrf }: OneReportParts) {
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  const report = useQuery({ queryKey: ['report', id, person.role], queryFn: () => getReport(id, csrf) })
  const problem = report.error ?? catalogue.error
  if (problem !== null)
    return <Problem problem={problem} retry={() => void Promise.all([report.refetch(), catalogue.refetch()])} />
  if (catalogue.data === undefined || report.data === undefined) return <MirrorSkeleton />
  return <Showing report={report.data} catalogue={catalogue.data} person={person} csrf={csrf} />
}

interface ShowingParts extends Pick<OneReportParts, 'person' | 'csrf'> {
  readonly report: Report
  readonly catalogue: Catalogue
}

function Showing({ report, catalogue, person, csrf }: ShowingParts) {
  const place = usePlace()
  const { content } = report
  const choice = readReadingChoice(place.searchParams, content, person)
  const { version } = readHeld(place.searchParams)
  const steps = stepsOf(content)
  const at = Math.min(Math.max(1, Number(place.searchParams.get('steg') ?? 1)), steps.length)
  const { blocks, of, again } = useReading({ content, choice, version, person, csrf })
  const with_ = (step: number): string => {
    const search = new URLSearchParams(place.search)
    search.set('steg', String(step))
    return `${place.pathname}?${search}`
  }
  const turn = (by: number): void => {
    const to = Math.min(Math.max(1, at + by), steps.length)
    if (to !== at) go(with_(to))
  }
  const leave = useCallback(() => {
    const search = new URLSearchParams(window.location.search)
    search.delete('steg')
    const rest = search.toString()
    go(addressOf(report.id) + (rest === '' ? '' : `?${rest}`))
  }, [report.id])
  useKeys(turn, (to) => go(with_(to === 'first' ? 1 : steps.length)), leave)
  useFullScreen(leave)
  const step = steps[at - 1]
  const placed = blocks.find(({ block }) => block.id === step?.block)
  const slide = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read from its top, also aloud
  useEffect(() => slide.current?.focus(), [at])
  return (
    <section className="show" aria-label={said.label(content.title)}>
      <div className="slide" ref={slide} tabIndex={-1}>
        {placed === undefined || placed.block.kind === 'heading' ? null : <h1 className="visually-hidden">{content.title}</h1>}
        {step?.heading == null ? null : <p className="slide-heading">{step.heading}</p>}
        {placed === undefined ? (
          <div className="slide-title">
            <h1>{content.title}</h1>
            <p>{content.lead}</p>
            <p className="quiet">{sayChoice(choice, catalogue)}</p>
          </div>
        ) : (
          <Slide
            placed={placed}
            answer={of(placed.block)}
            catalogue={catalogue}
            place={placed.keeps.unit ? '' : placeOf(choice, catalogue)}
            again={again}
          />
        )}
      </div>
      <div className="show-bar">
        <p>
          <span role="status">{said.at(at, steps.length)}</span> <span className="quiet on-desk-wide">{said.keys}</span>
        </p>
        <Button className="button" isDisabled={at === 1} onPress={() => turn(-1)}>
          {said.previous}
        </Button>
        <Button className="button primary" isDisabled={at === steps.length} onPress={() => turn(1)}>
          {said.next}
        </Button>
        <Button className="button" onPress={leave}>
          {said.end}
        </Button>
      </div>
    </section>
  )
}

interface SlideParts {
  readonly placed: PlacedBlock
  readonly answer: Parameters<typeof QuestionFigure>[0]['answer']
  readonly catalogue: Catalogue
  readonly place: string
  readonly again: () => void
}

function Slide({ placed: { block, keeps }, answer, catalogue, place, again }: SlideParts) {
  if (block.kind === 'heading') return <h1 className="slide-title">{block.text}</h1>
  if (block.kind === 'text') return <Paragraphs text={block.text} />
  const question: QuestionBlock = block
  return (
    <QuestionFigure
      key={block.id}
      view={block.view}
      title={titleOfBlock(question, keeps, catalogue)}
      answer={answer}
      catalogue={catalogue}
      place={place}
      level={2}
      wide={false}
      tableOpen={false}
      again={again}
    />
  )
}

// up and down scroll what is taller than the screen
const forward = new Set(['ArrowRight', 'PageDown'])
const back = new Set(['ArrowLeft', 'PageUp'])

/** Keys turn the steps, except inside a chart, where they walk its marks. */
function useKeys(turn: (by: number) => void, jump: (to: 'first' | 'last') => void, leave: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('.chart-frame, .scroll') && event.key !== 'Escape') return
      if (event.key === 'Escape') leave()
      else if (forward.has(event.key)) turn(1)
      else if (back.has(event.key)) turn(-1)
      else if (event.key === 'Home') jump('first')
      else if (event.key === 'End') jump('last')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  })
}

/** Leaving the browser's full screen (its Esc is heard by nobody else) ends the presentation; ending it leaves the full screen. */
function useFullScreen(leave: () => void): void {
  useEffect(() => {
    const left = (): void => {
      if (document.fullscreenElement === null) leave()
    }
    document.addEventListener('fullscreenchange', left)
    return () => {
      document.removeEventListener('fullscreenchange', left)
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [leave])
}
