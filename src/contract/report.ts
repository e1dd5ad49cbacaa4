import { z } from 'zod'
import { AnswerSchema } from './answer.ts'
import { shapeProblem } from './shape-problems.ts'
import { BlockSchema } from './view.ts'
import { figureRoles } from './words.ts'

/** What a report and what one person may hold; told in Swedish when it is reached. */
export const reportBounds = { blocks: 60, reports: 500, folders: 50, versions: 1000, shares: 100, notes: 500 } as const

const id = z.string().regex(/^[\w-]{1,40}$/)
const line = (most: number) => z.string().trim().min(1).max(most)
const person = z.strictObject({ id: z.string(), name: z.string() })
const SchoolYearSchema = z.string().regex(/^\d{4}\/\d{2}$/)
const SchoolSchema = z.string().regex(/^\d{8}$/)

/**
 * A block where it stands. `half`: beside the half before or after it on a wide screen. A question that `keeps` its period or unit
 * is not moved by the report's pickers.
 */
export const PlacedBlockSchema = z.strictObject({
  block: BlockSchema,
  width: z.enum(['full', 'half']),
  keeps: z.strictObject({ period: z.boolean(), unit: z.boolean() }),
})
export type PlacedBlock = z.infer<typeof PlacedBlockSchema>

/**
 * What a maker writes: questions and texts, never figures. `period` null: the latest school year; `unit`: the reader's own (a principal's
 * or teacher's school, else the municipality), the municipality, or a school unit code. A reader may turn both while reading.
 */
export const ReportContentSchema = z
  .strictObject({
    title: line(200),
    lead: z.string().max(1000).nullable(),
    period: SchoolYearSchema.nullable(),
    unit: z.union([z.enum(['own', 'all']), SchoolSchema]),
    blocks: z.array(PlacedBlockSchema).max(reportBounds.blocks),
  })
  .refine(({ blocks }) => new Set(blocks.map(({ block }) => block.id)).size === blocks.length, {
    ...shapeProblem('sameBlock'),
    path: ['blocks'],
  })
export type ReportContent = z.infer<typeof ReportContentSchema>

/** The period and unit that a report is read for. `period` null: the latest school year; `unit` null: the municipality. */
export const ReadingChoiceSchema = z.strictObject({ period: SchoolYearSchema.nullable(), unit: SchoolSchema.nullable() })
export type ReadingChoice = z.infer<typeof ReadingChoiceSchema>

/** A share is with everyone who acts in a role, or with one person. */
export const SharedWithSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('role'), role: z.enum(figureRoles) }),
  z.strictObject({ kind: z.literal('person'), person: z.string().min(1).max(100) }),
])
export type SharedWith = z.infer<typeof SharedWithSchema>
export const shareRights = ['read', 'edit'] as const
export type ShareRight = (typeof shareRights)[number]
/** `name`: whom it is shared with, in Swedish. */
export const ShareSchema = z.strictObject({ with: SharedWithSchema, name: z.string(), may: z.enum(shareRights), at: z.string() })
export type Share = z.infer<typeof ShareSchema>

/** What a note points at: a figure of a question's answer (member ids by dimension). */
export const FigureSchema = z.strictObject({
  measure: z.string().min(1).max(80),
  keys: z.record(z.string().min(1).max(80), z.string().min(1).max(120)).refine((keys) => Object.keys(keys).length <= 6),
})
export type Figure = z.infer<typeof FigureSchema>
export const noteKinds = ['remark', 'question'] as const
export type NoteKind = (typeof noteKinds)[number]
/**
 * A note to the maker, bound to a block (null: the whole report), a figure in it and what it was read for. It is seen by who wrote it and by
 * those who may change the report. `beyond`: it points at a figure that the one who reads the note may not name; `figure` is then null.
 */
export const ReportNoteSchema = z.strictObject({
  id: z.int(),
  kind: z.enum(noteKinds),
  block: z.string().nullable(),
  figure: FigureSchema.nullable(),
  beyond: z.boolean(),
  choice: ReadingChoiceSchema,
  text: z.string(),
  by: person,
  at: z.string(),
  mine: z.boolean(),
  /** `text` null: done, without a word */
  answer: z.strictObject({ text: z.string().nullable(), by: person, at: z.string() }).nullable(),
})
export type ReportNote = z.infer<typeof ReportNoteSchema>

/** `own`: made by the one who asks, who alone shares and removes it. */
export const reportRights = ['own', 'edit', 'read'] as const
export type ReportRight = (typeof reportRights)[number]
/** A report in the list. `notes`: unanswered ones, told to those who may change it. `folder`, `favourite`: the reader's own order. */
const head = {
  id: z.string(),
  title: z.string(),
  owner: person,
  may: z.enum(reportRights),
  version: z.int(),
  changedAt: z.string(),
  changedBy: person,
  shares: z.int(),
  notes: z.int(),
  folder: z.string().nullable(),
  favourite: z.boolean(),
}
export const ReportHeadSchema = z.strictObject(head)
export type ReportHead = z.infer<typeof ReportHeadSchema>
/** `shares` to those who may change it; `notes`: those the reader may see, oldest first. */
export const ReportSchema = z.strictObject({
  ...head,
  content: ReportContentSchema,
  shares: z.array(ShareSchema),
  notes: z.array(ReportNoteSchema),
})
export type Report = z.infer<typeof ReportSchema>

/** `leavesAt`: when a removed report is gone for good. */
export const ReportListSchema = z.strictObject({
  reports: z.array(ReportHeadSchema),
  folders: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  removed: z.array(z.strictObject({ id: z.string(), title: z.string(), removedAt: z.string(), leavesAt: z.string() })),
})
export type ReportList = z.infer<typeof ReportListSchema>

/** `from`: the version that was taken up again. */
export const ReportVersionSchema = z.strictObject({
  version: z.int(),
  title: z.string(),
  at: z.string(),
  by: person,
  from: z.int().nullable(),
})
export const ReportVersionsSchema = z.strictObject({ versions: z.array(ReportVersionSchema) })
export type ReportVersions = z.infer<typeof ReportVersionsSchema>

export const ReportIdSchema = z.strictObject({ report: id })
export const CreateReportSchema = z.strictObject({ content: ReportContentSchema, folder: id.nullable() })
/** `base`: the version that was changed. Another one saved since is a conflict, and nothing is written. */
export const SaveReportSchema = z.strictObject({ report: id, base: z.int().min(1), content: ReportContentSchema })
export const RestoreReportSchema = z.strictObject({ report: id, base: z.int().min(1), version: z.int().min(1) })
export const ReportVersionIdSchema = z.strictObject({ report: id, version: z.int().min(1) })
export const PlaceReportSchema = z.strictObject({ report: id, folder: id.nullable(), favourite: z.boolean() })
/** `folder` null: a new one. */
export const SaveFolderSchema = z.strictObject({ folder: id.nullable(), name: line(80) })
export const FolderIdSchema = z.strictObject({ folder: id })
/** `may` null: no longer shared. */
export const ShareReportSchema = z.strictObject({ report: id, with: SharedWithSchema, may: z.enum(shareRights).nullable() })

/** People that a report can be shared with: those with a role that sees figures. */
export const ReportReadersRequestSchema = z.strictObject({ search: z.string().max(100) })
export const ReportReadersSchema = z.strictObject({
  people: z.array(z.strictObject({ id: z.string(), name: z.string(), about: z.string() })),
  more: z.boolean(),
})
export type ReportReaders = z.infer<typeof ReportReadersSchema>

export const WriteNoteSchema = z.strictObject({
  report: id,
  kind: z.enum(noteKinds),
  block: id.nullable(),
  figure: FigureSchema.nullable(),
  choice: ReadingChoiceSchema,
  text: line(2000),
})
/** `answer` null: open again. */
export const AnswerNoteSchema = z.strictObject({
  report: id,
  note: z.int(),
  answer: z.strictObject({ text: line(2000).nullable() }).nullable(),
})
export const RemoveNoteSchema = z.strictObject({ report: id, note: z.int(), removed: z.boolean() })

/** As whom a report is looked at: a person it may be shared with, or a role with its school or class. */
export const PreviewAsSchema = z.union([
  z.strictObject({ kind: z.literal('person'), person: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(['head', 'analyst', 'board']) }),
  z.strictObject({ kind: z.literal('role'), role: z.literal('principal'), school: SchoolSchema }),
  z.strictObject({ kind: z.literal('role'), role: z.literal('teacher'), class: z.string().regex(/^\d{8}:.{1,40}$/) }),
])
export type PreviewAs = z.infer<typeof PreviewAsSchema>
export const PreviewReportSchema = z.strictObject({ report: id, as: PreviewAsSchema })

/**
 * What a reader would see of one question. `open`: every figure that the one who looks sees, `partly`: some of them, `hidden`: none, `unseen`:
 * the one who looks sees none, so nothing is told, `empty`: there is nothing to count, `refused`: the reader may not ask it (`message` says
 * why), `notYours`: the one who looks may not.
 */
export const previewStates = ['open', 'partly', 'hidden', 'unseen', 'empty', 'refused', 'notYours'] as const
export type PreviewState = (typeof previewStates)[number]
/**
 * `answer`: the looker's own answer less what the reader does not see; null where either may not ask. `figures`: how many both see,
 * how many the reader alone lacks, and how many the looker lacks, of which nothing more is told.
 */
export const PreviewedBlockSchema = z.strictObject({
  block: z.string(),
  state: z.enum(previewStates),
  message: z.string().nullable(),
  figures: z.strictObject({ both: z.int(), hiddenForReader: z.int(), hiddenForYou: z.int() }),
  answer: AnswerSchema.nullable(),
})
export type PreviewedBlock = z.infer<typeof PreviewedBlockSchema>
/** `choice`: what the report opens with for the reader. */
export const ReportPreviewSchema = z.strictObject({
  about: z.string(),
  choice: ReadingChoiceSchema,
  blocks: z.array(PreviewedBlockSchema),
})
export type ReportPreview = z.infer<typeof ReportPreviewSchema>
