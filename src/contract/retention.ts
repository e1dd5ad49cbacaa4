import { z } from 'zod'
import * as en from './en-told.ts'
import { spoken } from './language.ts'
import * as sv from './sv-told.ts'

/**
 * Classes of data that have a period of their own. `pupils`: everything told of single pupils, by school year · `log`: rows of the log ·
 * `rejects`: rows held back · `unpublished`: raw files of loads that were stopped or changed nothing · `sessions`: ended sign-ins.
 */
export const retentionClasses = ['pupils', 'log', 'rejects', 'unpublished', 'sessions'] as const
export type RetentionClass = (typeof retentionClasses)[number]

interface Period {
  /** proposal until the municipality has decided, and the bounds of what it may decide; months */
  readonly proposed: number
  readonly least: number
  readonly most: number
}

/** What each class is called, and from when it counts. */
export const retentionLabels = spoken(sv.retentionLabels, en.retentionLabels)

/** The proposals: pupils ten years, the log five; the board decides. */
export const retentionRules: Readonly<Record<RetentionClass, Period>> = {
  pupils: {
    proposed: 120,
    least: 12,
    most: 240,
  },
  log: {
    proposed: 60,
    least: 24,
    most: 180,
  },
  rejects: {
    proposed: 12,
    least: 1,
    most: 60,
  },
  unpublished: {
    proposed: 12,
    least: 1,
    most: 60,
  },
  sessions: {
    proposed: 1,
    least: 1,
    most: 24,
  },
}

/** One class in a run: what is past its period. `oldest`, `newest`: ISO dates, or school years for pupils. */
export const RetentionPartSchema = z.strictObject({
  class: z.enum(retentionClasses),
  months: z.int(),
  /** what was told before this day leaves; for pupils the first school year that stays */
  before: z.string(),
  rows: z.int(),
  files: z.int(),
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
  /** sentences about what cannot leave yet, and why */
  remarks: z.array(z.string()),
})
export type RetentionPart = z.infer<typeof RetentionPartSchema>

export const RetentionReportSchema = z.strictObject({ at: z.string(), applied: z.boolean(), parts: z.array(RetentionPartSchema) })
export type RetentionReport = z.infer<typeof RetentionReportSchema>

/** How far a run has come: `waiting` for a load under way, and counting · `making` a version without what is past · `clearing` what held it. */
export const retentionSteps = ['waiting', 'making', 'clearing'] as const
export type RetentionStep = (typeof retentionSteps)[number]

/** The word that confirms, as on the command line: what leaves cannot be brought back. */
export const ApplyRetentionSchema = z.strictObject({ word: z.string().max(20) })
/** `months` outside what the class allows is the fault retentionPeriod. */
export const RetentionPeriodSchema = z.strictObject({ class: z.enum(retentionClasses), months: z.number() })

/** Retention as the coordinator sees it. Instants ISO 8601 in UTC. */
export const RetentionStateSchema = z.strictObject({
  /** what may be decided of each class, and what is: months */
  classes: z.array(
    z.strictObject({
      class: z.enum(retentionClasses),
      label: z.string(),
      about: z.string(),
      months: z.int(),
      proposed: z.int(),
      least: z.int(),
      most: z.int(),
    }),
  ),
  /** what is past today, nothing changed; null while a run goes on */
  report: RetentionReportSchema.nullable(),
  running: z.strictObject({ since: z.string(), step: z.enum(retentionSteps) }).nullable(),
  /** what the last run took away, and why it was not finished: since the server started */
  done: RetentionReportSchema.nullable(),
  problem: z.string().nullable(),
})
export type RetentionState = z.infer<typeof RetentionStateSchema>
