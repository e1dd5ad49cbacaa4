import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Answer, Catalogue, PlacedBlock } from '../../../contract/index.ts'
import { isShown, reportWords, words } from '../../../picture/index.ts'
import { choiceOfView } from '../../block-question.ts'
import { writeChoice } from '../../choice-address.ts'
import { Going } from '../link.tsx'
import { QuestionFigure } from './question-figure.tsx'
import { placeOf, titleOfBlock } from './reading-choice.ts'
import type { Told } from './use-answers.ts'
import { type ReadAt, useReading } from './use-reading.ts'

const said = reportWords.reading

export type QuestionBlock = Extract<PlacedBlock['block'], { readonly kind: 'question' }>

export interface BlocksParts extends ReadAt {
  readonly catalogue: Catalogue
  /** shows the municipality instead; null where it is shown */
  readonly widen: (() => void) | null
  /** what stands under a block, with what was answered */
  readonly under?: (block: PlacedBlock['block'], answer: Told) => ReactNode
}

/** The blocks of a report for a choice, each question answered for the one who reads. */
export function Blocks(parts: BlocksParts) {
  const { choice, catalogue, person, widen, under } = parts
  const { blocks, answers, of, gone, again } = useReading(parts)
  const firstHeading = blocks.findIndex(({ block }) => block.kind === 'heading')
  // the page says that the version has left, once
  if (gone !== null) return null
  return (
    <>
      <Sparse answers={answers} place={placeOf(choice, catalogue)} widen={widen} />
      <div className="report-blocks">
        {blocks.map(({ block, width, keeps }, at) => (
          <div key={block.id} className={`report-block ${width} ${block.kind}`}>
            {block.kind === 'heading' ? <h2>{block.text}</h2> : null}
            {block.kind === 'text' ? <Paragraphs text={block.text} /> : null}
            {block.kind === 'question' ? (
              <QuestionFigure
                view={block.view}
                title={titleOfBlock(block, keeps, catalogue)}
                answer={of(block)}
                catalogue={catalogue}
                place={keeps.unit ? '' : placeOf(choice, catalogue)}
                level={firstHeading >= 0 && firstHeading < at ? 3 : 2}
                wide={width === 'full'}
                tableOpen={width === 'full'}
                again={again}
              >
                <Kept keeps={keeps} />
                <Onward block={block} title={titleOfBlock(block, keeps, catalogue)} catalogue={catalogue} person={person} />
                {under?.(block, of(block))}
              </QuestionFigure>
            ) : (
              under?.(block, null)
            )}
          </div>
        ))}
      </div>
    </>
  )
}

export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <div className="report-text">
      {text
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing but their place
          <p key={at}>{paragraph.trim()}</p>
        ))}
    </div>
  )
}

interface OnwardParts extends Pick<BlocksParts, 'catalogue' | 'person'> {
  readonly block: QuestionBlock
  readonly title: string
}

/** The question as it is read here, opened where it can be turned further. */
function Onward({ block, title, catalogue, person }: OnwardParts) {
  const choice = choiceOfView(block.view, catalogue)
  if (choice === null) return null
  return (
    <p className="onward">
      <Going href={writeChoice(choice, catalogue, person)} label={said.exploreOf(title)}>
        {said.explore}
      </Going>
    </p>
  )
}

function Kept({ keeps }: { readonly keeps: PlacedBlock['keeps'] }) {
  const kept = [keeps.period ? said.keepsPeriod : null, keeps.unit ? said.keepsUnit : null].filter((what) => what !== null)
  return kept.length === 0 ? null : <p className="quiet">{said.keeps(words.list(kept))}</p>
}

interface SparseParts {
  readonly answers: readonly Told[]
  readonly place: string
  readonly widen: (() => void) | null
}

/** Said when a page has next to nothing to show: of nothing, or of a school so small that it is protected. */
function Sparse({ answers, place, widen }: SparseParts) {
  const cells = answers.filter(isAnswer).flatMap((answer) => answer.cells.filter(({ against }) => against === null))
  if (answers.length === 0 || !answers.every(isAnswer)) return null
  const shown = cells.filter((cell) => isShown(cell) || cell.state === 'approximate').length
  if (shown * 10 >= cells.length && cells.length > 0) return null
  return (
    <div className="card sparse" role="status">
      <p>{cells.length === 0 ? said.nothing(place) : said.allHidden(place)}</p>
      {widen === null ? null : (
        <Button className="button" onPress={widen}>
          {said.showMunicipality}
        </Button>
      )}
    </div>
  )
}

const isAnswer = (told: Told): told is Answer => told !== null && !(told instanceof Error)
