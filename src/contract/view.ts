import { z } from 'zod'
import { QuerySchema } from './query.ts'

const dimension = z.string().min(1).max(80)

/**
 * Ways to draw a question. `dumbbell`: two series a row, the gap between them · `dots`: a value with its interval · `bars`: grouped, from zero ·
 * `stacked`: parts of 100 % · `lines`: over school years, with a band · `distribution`: how many rows lie where, without their names ·
 * `heat`: a table whose ground tells the value · `funnel`: schools by size within exact limits · `table`: no picture.
 */
export const chartForms = ['dumbbell', 'dots', 'bars', 'stacked', 'lines', 'distribution', 'heat', 'funnel', 'table'] as const
export type ChartForm = (typeof chartForms)[number]

/**
 * A question and how it is laid out; what the address, a report's block and an export hold. `rows`, `series`, `panels`: dimensions of the
 * question's `by`, null when it has none there; several measures are a panel each within every panel. `form` null: chosen by kind and layout.
 * `against`: ids of the question's comparisons that are drawn, in order. `order`: rows by their own order (schools by name, classes by year)
 * or by name; never by result. `marked`: rows lifted forward, by member id.
 */
export const ViewSchema = z.strictObject({
  query: QuerySchema,
  rows: dimension.nullable(),
  series: dimension.nullable(),
  panels: dimension.nullable(),
  form: z.enum(chartForms).nullable(),
  against: z.array(z.string().min(1).max(80)).max(6),
  intervals: z.boolean(),
  order: z.enum(['own', 'name']),
  marked: z.array(z.string().min(1).max(120)).max(50),
})
export type View = z.infer<typeof ViewSchema>

const heading = z.string().trim().min(1).max(200)
/** A part of a page: heading, text (plain, paragraphs by blank lines), or a question with its own title (null: told by the question). */
export const BlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), id: z.string().min(1).max(40), text: heading }),
  z.strictObject({ kind: z.literal('text'), id: z.string().min(1).max(40), text: z.string().max(10_000) }),
  z.strictObject({ kind: z.literal('question'), id: z.string().min(1).max(40), title: heading.nullable(), view: ViewSchema }),
])
export type Block = z.infer<typeof BlockSchema>

/**
 * A page of blocks as it is shown, printed or written to a workbook. `about`: what it is read for (`2024/25 · Åsskolan 7–9`), null where
 * the title says it. `generation` null: the current one.
 */
export const PackSchema = z.strictObject({
  title: heading,
  about: z.string().trim().min(1).max(200).nullable(),
  lead: z.string().max(1000).nullable(),
  blocks: z.array(BlockSchema).min(1).max(60),
  generation: z.int().min(1).nullable(),
})
export type Pack = z.infer<typeof PackSchema>
