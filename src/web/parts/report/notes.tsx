import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, ReadingChoice, Report, ReportNote } from '../../../contract/index.ts'
import { formatDate, reportWords } from '../../../picture/index.ts'
import { answerNote, removeNote, writeNote } from '../../report-api.ts'
import { Trouble } from '../form.tsx'
import { Lines } from '../lines.tsx'
import { NoteForm } from './note-form.tsx'
import { sayFigure, type Target } from './note-target.ts'
import { sayChoice } from './reading-choice.ts'
import type { ReportPageParts } from './telling.ts'

const said = reportWords.noting

interface NotesParts extends ReportPageParts {
  readonly report: Report
  readonly role: string
  readonly catalogue: Catalogue
  readonly choice: ReadingChoice
  /** null: about the whole report */
  readonly block: string | null
  readonly targets: readonly Target[]
  /** nothing more is written here: the part is gone */
  readonly closed?: boolean
  /** reads the report as the note's writer did */
  readonly see: (choice: ReadingChoice) => void
}

interface Doing {
  readonly act: () => Promise<Report>
  readonly told: string
  readonly undo: ((after: Report) => Promise<Report>) | null
}
type Does = UseMutationResult<Report, Error, Doing>

/** The notes of a part: those one may see, and the way to write one. */
export function ReportNotes(parts: NotesParts) {
  const { report, block, closed = false } = parts
  const [writing, setWriting] = useState(false)
  const doing = useDoing(parts)
  const notes = report.notes.filter((note) => note.block === block)
  return (
    <div className="report-notes-of">
      {notes.length === 0 ? null : (
        <ul className="note-list" aria-label={said.heading}>
          {notes.map((note) => (
            <Note key={note.id} note={note} doing={doing} {...parts} />
          ))}
        </ul>
      )}
      <Trouble problem={doing.error} title={said.problem} />
      {writing ? (
        <NoteForm
          targets={parts.targets}
          sending={doing.isPending}
          cancel={() => setWriting(false)}
          send={(kind, figure, text) =>
            doing.mutate(writingNote(parts, { kind, figure, text }), { onSuccess: () => setWriting(false) })
          }
        />
      ) : closed ? null : (
        <Button className="link-button" onPress={() => setWriting(true)}>
          {report.may === 'own' ? said.writeOwn : said.write}
        </Button>
      )}
    </div>
  )
}

function useDoing({ report, role, tell }: NotesParts): Does {
  const client = useQueryClient()
  const doing = useMutation({
    mutationFn: ({ act }: Doing) => act(),
    onSuccess: (after: Report, { told, undo }: Doing) => {
      client.setQueryData(['report', report.id, role], after)
      void client.invalidateQueries({ queryKey: ['reports'] })
      tell(undo === null ? null : { told, undo: () => doing.mutate({ act: () => undo(after), told: '', undo: null }) })
    },
  })
  return doing
}

interface Written {
  readonly kind: ReportNote['kind']
  readonly figure: ReportNote['figure']
  readonly text: string
}
/** The note that was written last has the highest number. */
const writingNote = ({ report: { id }, block, choice, csrf }: NotesParts, written: Written): Doing => ({
  act: () => writeNote({ report: id, block, choice, ...written }, csrf),
  told: said.sent,
  undo: ({ notes }) => removeNote(id, Math.max(...notes.filter(({ mine }) => mine).map((note) => note.id)), true, csrf),
})

function Note({
  note,
  doing,
  report,
  catalogue,
  csrf,
  choice,
  see,
}: NotesParts & { readonly note: ReportNote; readonly doing: Does }) {
  const [answering, setAnswering] = useState(false)
  const { id, answer } = note
  const same = note.choice.period === choice.period && note.choice.unit === choice.unit
  const reopen = (): Promise<Report> => answerNote(report.id, id, null, csrf)
  const close = (text: string | null) =>
    doing.mutate(
      { act: () => answerNote(report.id, id, { text }, csrf), told: said.closed, undo: reopen },
      { onSuccess: () => setAnswering(false) },
    )
  return (
    <li className={answer === null ? 'note' : 'note done'}>
      <p className="note-bound">
        <span className="note-kind">{said.kinds[note.kind]}</span> {boundTo(note, catalogue)}
      </p>
      <p className="note-text">{note.text}</p>
      <p className="quiet">{said.from(note.mine ? said.you : note.by.name, formatDate(note.at))}</p>
      {answer === null ? null : (
        <div className="note-answer">
          {answer.text === null ? null : <p className="note-text">{answer.text}</p>}
          <p className="quiet">{said.answered(answer.by.name, formatDate(answer.at))}</p>
        </div>
      )}
      {answering ? <AnswerForm close={close} cancel={() => setAnswering(false)} /> : null}
      <div className="note-acts">
        {same ? null : (
          <Button className="link-button" onPress={() => see(note.choice)}>
            {said.see}
          </Button>
        )}
        {report.may === 'read' || answering ? null : answer === null ? (
          <>
            <Button className="link-button" onPress={() => setAnswering(true)}>
              {said.answer}
            </Button>
            <Button className="link-button" onPress={() => close(null)}>
              {said.done}
            </Button>
          </>
        ) : (
          <Button
            className="link-button"
            onPress={() =>
              doing.mutate({
                act: reopen,
                told: said.reopened,
                undo: () => answerNote(report.id, id, { text: answer.text }, csrf),
              })
            }
          >
            {said.reopen}
          </Button>
        )}
        {note.mine ? (
          <Button
            className="link-button"
            onPress={() =>
              doing.mutate({
                act: () => removeNote(report.id, id, true, csrf),
                told: said.removed,
                undo: () => removeNote(report.id, id, false, csrf),
              })
            }
          >
            {said.remove}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

function boundTo({ figure, beyond, choice }: ReportNote, catalogue: Catalogue): string {
  const what = beyond ? said.beyond : figure === null ? null : sayFigure(figure, catalogue)
  return said.bound(what, sayChoice(choice, catalogue))
}

function AnswerForm({ close, cancel }: { readonly close: (text: string | null) => void; readonly cancel: () => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className="form"
      aria-label={said.answer}
      onSubmit={(event) => {
        event.preventDefault()
        close(text.trim() === '' ? null : text.trim())
      }}
    >
      <Lines label={said.answerText} value={text} change={(next) => setText(next.slice(0, 2000))} rows={2} optional />
      <div className="actions">
        <Button className="button" type="submit">
          {said.done}
        </Button>
        <Button className="button" onPress={cancel}>
          {said.cancel}
        </Button>
      </div>
    </form>
  )
}
