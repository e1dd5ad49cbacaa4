import { z } from 'zod'
import { RejectSchema, sourceNames } from './load.ts'

/** Why a run began: its time of day had come, files had come, one that failed is tried again, or somebody asked for it. */
export const runCauses = ['time', 'arrival', 'retry', 'hand'] as const
export type RunCause = (typeof runCauses)[number]

/** `published`, `unchanged`, `stopped`: as the load's. `nothing`: its time had come and no file. `failed`: tried again. */
export const runOutcomes = ['published', 'unchanged', 'stopped', 'nothing', 'failed', 'cancelled'] as const
export type RunOutcome = (typeof runOutcomes)[number]

/**
 * When a source is loaded by itself. `at`: a time of day on the wall in Sweden, null when files come. `everyDays`: how often a delivery is
 * awaited, null when none is.
 */
export const FeedSchema = z.strictObject({
  source: z.enum(sourceNames),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  everyDays: z.int().min(1).max(400).nullable(),
})
export type Feed = z.infer<typeof FeedSchema>

/** One attempt. Instants are ISO; `files` are names; `problem` is told in the reader's language, null when it went as it should. */
export const RunSchema = z.strictObject({
  id: z.int(),
  source: z.string(),
  cause: z.enum(runCauses),
  beganAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(runOutcomes).nullable(),
  load: z.int().nullable(),
  files: z.array(z.string()),
  problem: z.string().nullable(),
})
export type Run = z.infer<typeof RunSchema>

/** What is not as it should be with a source, or with mail about them (`mail`, of no source); `text` says what, and what to do. */
export const troubleKinds = ['stopped', 'failed', 'late', 'volume'] as const
export const TroubleSchema = z.strictObject({ kind: z.enum([...troubleKinds, 'mail']), source: z.string(), text: z.string() })
export type Trouble = z.infer<typeof TroubleSchema>

/** How a source stands. `loadedAt`: when it last went well; `rows`, `remarks`: of its last load; `next`: instant of the next run, null: when files come. */
export const FeedStateSchema = FeedSchema.extend({
  label: z.string(),
  folder: z.string(),
  waiting: z.array(z.string()),
  loadedAt: z.string().nullable(),
  rows: z.int().nullable(),
  remarks: z.int(),
  next: z.string().nullable(),
})
export type FeedState = z.infer<typeof FeedStateSchema>

export const RunningSchema = z.strictObject({
  id: z.int(),
  source: z.string(),
  since: z.string(),
  files: z.int(),
  /** milliseconds that the source's last published load took, null when there is none to go by */
  usually: z.int().nullable(),
})
/** `runs`: the latest, newest first. */
export const FeedsSchema = z.strictObject({
  feeds: z.array(FeedStateSchema),
  running: RunningSchema.nullable(),
  troubles: z.array(TroubleSchema),
  runs: z.array(RunSchema),
})
export type Feeds = z.infer<typeof FeedsSchema>

export const RunNowSchema = z.strictObject({ source: z.enum(sourceNames) })
export const CancelRunSchema = z.strictObject({ id: z.int() })
/** Rows held back by a load, as far as they are told at once; `all` counts them. */
export const RejectsOfSchema = z.strictObject({ load: z.int() })
export const RejectsSchema = z.strictObject({ rejects: z.array(RejectSchema), all: z.int() })
export type Rejects = z.infer<typeof RejectsSchema>
/** A file put into a source's inbox. `name` is the file's own, without a folder. `schoolYear`: 2024 is 2024/25. */
export const UploadSchema = z.strictObject({
  source: z.enum(sourceNames),
  name: z.string().min(1).max(200),
  schoolYear: z.coerce.number().int().min(1990).max(2100).nullable().default(null),
})
export type Upload = z.infer<typeof UploadSchema>
