import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import {
  type Figure,
  FigureSchema,
  type NoteKind,
  noteKinds,
  type ReadingChoice,
  ReadingChoiceSchema,
} from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'

/** `figure`, `choice`: member ids as JSON. A removed note can be taken back by its writer, and leaves with the report. */
export const reportNoteTable = `
  create table report_note (
    id integer primary key, report text not null references report (id) on delete cascade, kind text not null, block text, figure text,
    choice text not null, text text not null, by text not null, at text not null,
    answered_at text, answered_by text, answer text, removed_at text
  ) strict;
  create index report_note_report on report_note (report)
`

export interface NewNote {
  readonly kind: NoteKind
  readonly block: string | null
  readonly figure: Figure | null
  readonly choice: ReadingChoice
  readonly text: string
  readonly by: string
}
export interface StoredNote extends NewNote {
  readonly id: number
  readonly at: string
  readonly answer: { readonly text: string | null; readonly by: string; readonly at: string } | null
  readonly removed: boolean
}

export interface ReportNotes {
  /** A report's notes, oldest first, removed ones too. */
  readonly of: (report: string) => readonly StoredNote[]
  /** How many of a report's notes wait for an answer. */
  readonly open: (report: string) => number
  readonly write: (report: string, note: NewNote) => void
  /** `answer` null: open again. False when the report has no such note. */
  readonly answer: (report: string, id: number, answer: { readonly text: string | null; readonly by: string } | null) => boolean
  /** `removed` false: takes it back. False when `by` wrote no such note of the report. */
  readonly setRemoved: (report: string, id: number, by: string, removed: boolean) => boolean
}

export function openReportNotes(database: DatabaseSync, effects: StoreEffects = storeDefaults): ReportNotes {
  const now = (): string => effects.clock().toISOString()
  return {
    of: (report) => database.prepare('select * from report_note where report = ? order by id').all(report).map(noteOf),
    open: (report) => {
      const sql = 'select count(*) as count from report_note where report = ? and answered_at is null and removed_at is null'
      return Number(database.prepare(sql).get(report)?.count)
    },
    write: (report, { kind, block, figure, choice, text, by }) => {
      const sql = 'insert into report_note (report, kind, block, figure, choice, text, by, at) values (?, ?, ?, ?, ?, ?, ?, ?)'
      const pointed = figure === null ? null : JSON.stringify(figure)
      database.prepare(sql).run(report, kind, block, pointed, JSON.stringify(choice), text, by, now())
    },
    answer: (report, id, answer) => {
      const sql = 'update report_note set answered_at = ?, answered_by = ?, answer = ? where report = ? and id = ?'
      const at = answer === null ? null : now()
      return database.prepare(sql).run(at, answer?.by ?? null, answer?.text ?? null, report, id).changes === 1
    },
    setRemoved: (report, id, by, removed) => {
      const sql = 'update report_note set removed_at = ? where report = ? and id = ? and by = ?'
      return database.prepare(sql).run(removed ? now() : null, report, id, by).changes === 1
    },
  }
}

function noteOf(row: Record<string, SQLOutputValue>): StoredNote {
  const { answered_at: answeredAt, figure, block } = row
  return {
    id: Number(row.id),
    kind: noteKinds.find((kind) => kind === row.kind) ?? 'remark',
    block: block === null ? null : String(block),
    figure: figure === null ? null : FigureSchema.parse(JSON.parse(String(figure))),
    choice: ReadingChoiceSchema.parse(JSON.parse(String(row.choice))),
    text: String(row.text),
    by: String(row.by),
    at: String(row.at),
    answer:
      answeredAt === null
        ? null
        : { text: row.answer === null ? null : String(row.answer), by: String(row.answered_by), at: String(answeredAt) },
    removed: row.removed_at !== null,
  }
}
