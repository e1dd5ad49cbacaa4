// What the loader hands to the process that builds: a small file of JSON beside the staged rows.
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Tables that a load brings rows for, each in a file of its own; `restored_class` lasts as long as the build. */
export const stagedTables = [
  'src_file',
  'src_scope',
  'src_grade_row',
  'src_grade',
  'src_test',
  'src_lesson',
  'src_answer',
  'src_invitation',
  'src_unit',
  'src_enrolment',
  'src_duty',
  'restored_class',
] as const
export type StagedTable = (typeof stagedTables)[number]

const Plan = z.strictObject({
  /** the generation to be made, and where */
  generation: z.int(),
  target: z.string(),
  /** file of the generation it is built upon, null for the first */
  base: z.string().nullable(),
  /** the ledger's entry that will tell of it */
  ledgerSequence: z.int(),
  /** ISO 8601 in UTC; measurement dates after it have not happened yet */
  builtAt: z.string(),
  /** who has protected identity, by pupil key */
  markings: z.array(z.strictObject({ pupil: z.int(), protection: z.enum(['confidentiality', 'protectedRegistration']) })),
  /** first school year whose rows of pupils are taken over from the base; null: all */
  forgetBefore: z.int().nullable(),
  /** the municipality's own definitions, each as JSON; null: those of the base */
  local: z.array(z.string()).nullable(),
  ruleVersion: z.string(),
  catalogueVersion: z.string(),
  /** table → file of its staged rows */
  staged: z.partialRecord(z.enum(stagedTables), z.string()),
})
export type BuildPlan = z.infer<typeof Plan>

export function writePlan(path: string, plan: BuildPlan): void {
  writeFileSync(path, JSON.stringify(plan, null, 2))
}

export function readPlan(path: string): BuildPlan {
  return Plan.parse(JSON.parse(readFileSync(path, 'utf8')))
}
