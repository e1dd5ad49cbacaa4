import { z } from 'zod'
import { QuerySchema } from './query.ts'
import { regimes } from './words.ts'

/** `balance`: the share of those on one side less the share of those on the other, −1–1. `ratio`: a sum over pupils divided by another, 0–1. */
export const measureKinds = ['count', 'mean', 'share', 'balance', 'ratio'] as const
export type MeasureKind = (typeof measureKinds)[number]

/**
 * How a measure presents itself. `range` in the measure's own unit; shares are 0–1, and so are `sharePoints`, which are told with their sign. `perStage`: levels of different stage years are not held against
 * each other, since it sums up the subjects that each of them has.
 */
export const MeasureHeadSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  kind: z.enum(measureKinds),
  unit: z.enum(['pupils', 'points', 'share', 'sharePoints']),
  range: z.tuple([z.number(), z.number()]).nullable(),
  direction: z.enum(['higher', 'lower', 'neither']),
  rule: z.string(),
  perStage: z.literal(true).optional(),
})
export type MeasureHead = z.infer<typeof MeasureHeadSchema>

export const cellStates = ['shown', 'hidden', 'missing', 'notApplicable', 'unreliable', 'approximate'] as const
export type CellState = (typeof cellStates)[number]

/**
 * Why a cell does not show its value. Outside the own unit a small group, a small rest and a figure hidden for others' sake are one and the
 * same `small`: which of them it is would bound the group's size. `text` is Swedish; `wider` is a question that would show it, or null.
 */
export const ReasonSchema = z.strictObject({
  code: z.enum([
    'small',
    'fewAnswers',
    'few',
    'complement',
    'zeroOrAll',
    'secondary',
    'corrected',
    'noData',
    'notReaders',
    'notYours',
  ]),
  text: z.string(),
  wider: QuerySchema.nullable(),
})
export type Reason = z.infer<typeof ReasonSchema>

/**
 * One figure. `keys`: dimension → member id (absent dimensions are summed over). `grouping`: the dimensions of
 * `by` or of the total this cell belongs to. `against`: null for the question itself, else the comparison's id.
 * `n`: the population of the cell in pupils; in grades where `counts` says so (several subjects together). `low`/`high`: 95 % interval;
 * `parts`: put together of the intervals of the figures it is made of. Hidden: value, n, low, high are null.
 * `sources`: indices into the answer's `sources`; `checks`: names of the checks these sources passed.
 * `waiting`: a correction of few pupils waits; the figure is the one told before.
 */
export const CellSchema = z.strictObject({
  keys: z.record(z.string(), z.string()),
  grouping: z.array(z.string()),
  measure: z.string(),
  against: z.string().nullable(),
  origin: z.enum(['own', 'published']),
  value: z.number().nullable(),
  n: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  interval: z.enum(['wilson', 't', 'newcombe', 'welch', 'parts']).nullable(),
  state: z.enum(cellStates),
  mark: z.string().nullable(),
  reason: ReasonSchema.nullable(),
  sources: z.array(z.int()),
  checks: z.array(z.string()),
  waiting: z.literal(true).optional(),
  counts: z.literal('grades').optional(),
})
export type Cell = z.infer<typeof CellSchema>

/**
 * A file that figures come from. `loadedAt` ISO 8601 with zone; `extracted` the date inside the file, if it has one; `waiting`: some of
 * its rows wait to be mended. How many rows it has is not told: a school's file has one a pupil, hidden or not.
 */
export const SourceFileSchema = z.strictObject({
  source: z.string(),
  load: z.int(),
  file: z.string(),
  loadedAt: z.string(),
  extracted: z.string().nullable(),
  waiting: z.boolean(),
  checks: z.array(z.string()),
})
export type SourceFile = z.infer<typeof SourceFileSchema>

/** `few`: one to nine pupils. null: not told, since one of the others could be worked out from it. */
const followed = z.union([z.int(), z.literal('few')]).nullable()

/**
 * The pupils of a question about the same pupils, of those it asks about at the time they are followed to: `kept` were there at the
 * anchor too, `joined` were not; `left` were there at the anchor alone.
 */
export const CohortCountsSchema = z.strictObject({ kept: followed, joined: followed, left: followed })
export type CohortCounts = z.infer<typeof CohortCountsSchema>

export const AnswerSchema = z.strictObject({
  measures: z.array(MeasureHeadSchema),
  labels: z.record(z.string(), z.record(z.string(), z.string())),
  cohort: CohortCountsSchema.optional(),
  cells: z.array(CellSchema),
  generation: z.int(),
  catalogue: z.string(),
  asOf: z.string(),
  regime: z.enum(regimes),
  sources: z.array(SourceFileSchema),
})
/** The answer to a `Query`: cells in `by` order (schools by name or own order, never by result). */
export type Answer = z.infer<typeof AnswerSchema>
