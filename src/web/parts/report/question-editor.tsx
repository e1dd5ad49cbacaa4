import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person, PlacedBlock, ReadingChoice } from '../../../contract/index.ts'
import { blockFor, formsFor, gridsOf, reportWords, titleOf } from '../../../picture/index.ts'
import { changedBlock, choiceOfBlock } from '../../block-question.ts'
import { membersOf } from '../../choice.ts'
import { Field } from '../field.tsx'
import { Picker } from '../picker.tsx'
import { QuestionBar } from '../question-bar.tsx'
import type { QuestionBlock } from './blocks.tsx'
import { QuestionFigure } from './question-figure.tsx'
import { namesIn, placeOf, titleOfBlock } from './reading-choice.ts'
import { readerOf, useAnswers } from './use-answers.ts'

const said = reportWords.editing

interface QuestionEditorParts {
  readonly placed: PlacedBlock
  readonly block: QuestionBlock
  readonly catalogue: Catalogue
  readonly choice: ReadingChoice
  readonly person: Person
  readonly csrf: string
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  /** `about`: typing on in one field is one step; null: a step of its own. `told`: what is said of it, with its undo */
  readonly change: (next: PlacedBlock, about: string | null, told?: string) => void
}

/** A question in a report that is changed: shut it says what it asks, open it can be turned piece by piece, beside how it looks. */
export function QuestionEditor(parts: QuestionEditorParts) {
  const { open, setOpen } = parts
  return (
    <div className="question-editor">
      {open ? <Opened {...parts} /> : null}
      <Button className={open ? 'button' : 'link-button'} aria-expanded={open} onPress={() => setOpen(!open)}>
        {open ? said.shut : said.open}
      </Button>
    </div>
  )
}

function Opened({ placed, block, catalogue, choice, person, csrf, change }: QuestionEditorParts) {
  const [title, setTitle] = useState(block.title ?? '')
  const moved = blockFor(placed, choice)
  const view = moved.kind === 'question' ? moved.view : block.view
  const { answers, again } = useAnswers([view.query], readerOf(person), csrf)
  const answer = answers[0] ?? null
  const place = placed.keeps.unit ? '' : placeOf(choice, catalogue)
  const grid = answer === null || answer instanceof Error ? undefined : gridsOf(view, answer, place)[0]?.grid
  const forms = grid === undefined ? [] : formsFor(grid)
  const question = choiceOfBlock(placed, choice, catalogue)
  const asked = titleOf(view, namesIn(catalogue), ['schoolYear', 'school'])
  return (
    <>
      <Field
        label={said.questionTitle}
        name={`title-${block.id}`}
        value={title}
        hint={said.titleHint(asked)}
        autoComplete="off"
        required={false}
        change={(text) => {
          setTitle(text)
          change(
            { ...placed, block: { ...block, title: text.trim() === '' ? null : text.trim().slice(0, 200) } },
            `title ${block.id}`,
          )
        }}
      />
      {question === null ? (
        <p className="quiet">{said.elsewhere}</p>
      ) : (
        <>
          <QuestionBar
            choice={question}
            catalogue={catalogue}
            person={person}
            forms={forms}
            change={(next, told) => change(changedBlock(placed, question, next, catalogue), null, told)}
          />
          <Marked block={block} catalogue={catalogue} change={(next) => change({ ...placed, block: next }, null)} />
        </>
      )}
      <div className="keeps">
        <Keep
          label={said.keepsPeriod}
          hint={said.keepsPeriodHint}
          is={placed.keeps.period}
          turn={(period) => change({ ...placed, keeps: { ...placed.keeps, period } }, null)}
        />
        <Keep
          label={said.keepsUnit}
          hint={said.keepsUnitHint}
          is={placed.keeps.unit}
          turn={(unit) => change({ ...placed, keeps: { ...placed.keeps, unit } }, null)}
        />
      </div>
      <QuestionFigure
        view={view}
        title={titleOfBlock({ ...block, view }, placed.keeps, catalogue)}
        answer={answer}
        catalogue={catalogue}
        place={place}
        level={3}
        wide={placed.width === 'full'}
        tableOpen={false}
        again={again}
      />
    </>
  )
}

interface MarkedParts {
  readonly block: QuestionBlock
  readonly catalogue: Catalogue
  readonly change: (next: QuestionBlock) => void
}

/** The rows that are lifted forward, for every reader who sees them. */
function Marked({ block, catalogue, change }: MarkedParts) {
  const { marked, rows } = block.view
  const members = rows === null ? [] : membersOf(catalogue, rows)
  if (members.length === 0) return null
  return (
    <Picker
      label={said.marked}
      value={marked.length === 0 ? said.markedNone : said.markedSome(marked.length)}
      options={members.map(({ id, label }) => ({ id, label }))}
      chosen={marked}
      most={members.length}
      choose={(ids) => change({ ...block, view: { ...block.view, marked: ids.slice(0, 50) } })}
    />
  )
}

interface KeepParts {
  readonly label: string
  readonly hint: string
  readonly is: boolean
  readonly turn: (is: boolean) => void
}
function Keep({ label, hint, is, turn }: KeepParts) {
  return (
    <label className="keep">
      <input type="checkbox" checked={is} onChange={(event) => turn(event.target.checked)} />
      <span>
        {label} <span className="quiet">{hint}</span>
      </span>
    </label>
  )
}
