import { z } from 'zod'
import { PackSchema } from './view.ts'

/** `svg` and `png` are a picture of one question; the others hold the whole pack. */
export const exportFormats = ['xlsx', 'pdf', 'csv', 'svg', 'png'] as const
export type ExportFormat = (typeof exportFormats)[number]

/**
 * `me`: what the screen shows the one who asks. `others`: for readers who hold no list of pupils, whatever the one who asks knows: no
 * figure by the rules of the own unit, and the pack is audited as a whole before it leaves.
 */
export const exportReaders = ['me', 'others'] as const
export type ExportReader = (typeof exportReaders)[number]

/**
 * A pack to be made into a file. `address`: the page's own, from the first slash, so that the file leads back to it; null when it has none.
 * `job`: chosen by the one who asks, to be recognised in the list of exports under way.
 */
export const ExportSchema = z.strictObject({
  format: z.enum(exportFormats),
  pack: PackSchema,
  for: z.enum(exportReaders),
  address: z
    .string()
    .regex(/^\/(?!\/)[^\s\\]*$/)
    .max(4000)
    .nullable(),
  job: z
    .string()
    .regex(/^[\w-]{8,40}$/)
    .optional(),
})
export type Export = z.infer<typeof ExportSchema>

/** The bytes of a file. They leave as they are, named by the headers and not as JSON. */
export const FileSchema = z.string().meta({ format: 'binary' })

/** `waiting`: others' files are made first, `ahead` of them · `asking`: figures are fetched · `writing`: the file is being written. */
export const exportStages = ['waiting', 'asking', 'writing'] as const

/** The caller's own exports under way. `done` of `of` questions are answered. */
export const ExportsSchema = z.strictObject({
  exports: z.array(
    z.strictObject({
      job: z.string().nullable(),
      format: z.enum(exportFormats),
      title: z.string(),
      stage: z.enum(exportStages),
      ahead: z.int(),
      done: z.int(),
      of: z.int(),
    }),
  ),
})
export type Exports = z.infer<typeof ExportsSchema>
export type ExportUnderWay = Exports['exports'][number]
