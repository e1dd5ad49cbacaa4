import { z } from 'zod'
import { shapeProblem } from './shape-problems.ts'

const name = z.string().min(1).max(80)
const member = z.string().min(1).max(120)
const members = z.array(member).min(1).max(2000)

/** One condition on a dimension: exactly one of `in`, `notIn`, `from`/`to`, `last`. */
export const FilterSchema = z
  .strictObject({
    dimension: name,
    in: members.optional(),
    notIn: members.optional(),
    from: member.optional(),
    to: member.optional(),
    last: z.int().min(1).max(50).optional(),
  })
  .refine((filter) => {
    const ranged = filter.from !== undefined || filter.to !== undefined
    return [filter.in, filter.notIn, filter.last].filter((part) => part !== undefined).length + (ranged ? 1 : 0) === 1
  }, shapeProblem('oneCondition'))
export type Filter = z.infer<typeof FilterSchema>

/**
 * What a figure is held against. `shift` moves dimensions (schoolYear −1 = the year before), `widen` drops the
 * dimensions named and what lies under them (school → the municipality), `area` asks published figures, `gap` is a − b, `pool`
 * is the mean of so many school years before the cell's own.
 */
export const ComparisonSchema = z.union([
  z.strictObject({ id: name, shift: z.strictObject({ schoolYear: z.int().min(-20).max(20) }) }),
  z.strictObject({ id: name, widen: z.array(name).min(1).max(6) }),
  z.strictObject({ id: name, area: z.string().regex(/^\d{4}$/) }),
  z.strictObject({ id: name, pool: z.strictObject({ schoolYear: z.int().min(2).max(5) }) }),
  z.strictObject({ id: name, gap: z.strictObject({ dimension: name, a: member, b: member }) }),
])
export type Comparison = z.infer<typeof ComparisonSchema>

/** The pupils who were in a stage year in a school year too; without a school year the one that follows from the question's own time. */
const CohortSchema = z.strictObject({
  anchor: z.strictObject({ schoolYear: member.optional(), stageYear: z.int().min(0).max(10) }),
})
export type Cohort = z.infer<typeof CohortSchema>

export const QuerySchema = z.strictObject({
  measures: z.array(name).min(1).max(12),
  by: z.array(name).max(6).optional(),
  where: z.array(FilterSchema).max(20).optional(),
  totals: z.array(z.array(name).max(6)).max(12).optional(),
  compare: z.array(ComparisonSchema).max(6).optional(),
  cohort: CohortSchema.optional(),
  generation: z.int().min(1).optional(),
})
/** A question over the model: what the screen, the command line and a saved report send. */
export type Query = z.infer<typeof QuerySchema>
