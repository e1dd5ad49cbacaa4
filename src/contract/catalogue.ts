import { z } from 'zod'
import { MeasureHeadSchema } from './answer.ts'

/**
 * A measure as the catalogue tells it: `definition`, `source`, `purpose` and `legalGround` are Swedish sentences for the reader. `members`: of
 * dimensions that are never added up, those that there are figures in. `owner`: of the municipality's own measures, who made it.
 */
export const MeasureDescriptionSchema = MeasureHeadSchema.extend({
  short: z.string(),
  cube: z.string(),
  dimensions: z.array(z.string()),
  members: z.record(z.string(), z.array(z.string())).optional(),
  defaults: z.record(z.string(), z.array(z.string())),
  definition: z.string(),
  population: z.string(),
  source: z.string(),
  purpose: z.string(),
  legalGround: z.string(),
  owner: z.string().optional(),
})
export type MeasureDescription = z.infer<typeof MeasureDescriptionSchema>

/**
 * A dimension with the members the actor may choose among, in their own order. Of the municipality's own groups, `about` says what they hold
 * and `owner` who made them.
 */
export const DimensionDescriptionSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  members: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      parent: z.string().nullable(),
      about: z.string().optional(),
      owner: z.string().optional(),
    }),
  ),
})
export type DimensionDescription = z.infer<typeof DimensionDescriptionSchema>

export const CatalogueSchema = z.strictObject({
  version: z.string(),
  generation: z.int(),
  measures: z.array(MeasureDescriptionSchema),
  dimensions: z.array(DimensionDescriptionSchema),
})
export type Catalogue = z.infer<typeof CatalogueSchema>
