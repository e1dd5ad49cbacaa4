// Local measures and groupings: what a municipality defines of the catalogue's own building blocks. A closed tree with bounds; no text of
// it ever becomes SQL. docs/local-measures.md.
import { z } from 'zod'
import { AnswerSchema } from './answer.ts'
import { shapeProblem } from './shape-problems.ts'

/** Grades that a condition may ask for, E (passed) first. */
export const leastGrades = ['E', 'D', 'C', 'B', 'A'] as const
export type LeastGrade = (typeof leastGrades)[number]

/** Published at once, measures and groups together. */
export const mostPublished = 40

const code = z.string().regex(/^[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,3}$/)
const unique = <T>(items: readonly T[]): boolean => new Set(items).size === items.length
const once = shapeProblem('once')
const subjects = z.array(code).min(2).max(24).refine(unique, once)
const schools = z
  .array(z.string().regex(/^\d{8}$/))
  .min(2)
  .max(60)
  .refine(unique, once)
const stageYears = z.array(z.int().min(0).max(9)).min(1).max(10).refine(unique, once)

/**
 * `subjectGroup`, `schoolGroup`: members to split and filter by. `mean`, `share`: over the grades of several subjects, each weighted by its
 * pupils; a share without `over` takes one subject, or a group of them, at a time. `count`: pupils of some stage years. `index`: measures on
 * one scale 0–100 by weight. Subjects by their codes (MA), schools by unit codes, stage years 0 (förskoleklass)–9.
 */
export const LocalTreeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subjectGroup'), subjects }),
  z.strictObject({ kind: z.literal('schoolGroup'), schools }),
  z.strictObject({ kind: z.literal('mean'), of: z.literal('gradePoints'), over: subjects }),
  z.strictObject({
    kind: z.literal('share'),
    of: z.strictObject({ gradeAtLeast: z.enum(leastGrades) }),
    over: subjects.nullable(),
  }),
  z.strictObject({ kind: z.literal('count'), of: z.literal('pupils'), stageYears }),
  z.strictObject({
    kind: z.literal('index'),
    parts: z
      .array(z.strictObject({ measure: z.string().min(1).max(80), weight: z.int().min(1).max(9) }))
      .min(2)
      .max(4)
      .refine((parts) => unique(parts.map(({ measure }) => measure)), once),
  }),
])
export type LocalTree = z.infer<typeof LocalTreeSchema>
export type LocalKind = LocalTree['kind']

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
const title = z.string().trim().min(3).max(60)
const description = z.string().trim().max(500)

/**
 * One version as a generation holds it, and answers with. `owner`: who made it, by name. `description`: the owner's own words, beside the
 * sentence that is made from the tree.
 */
export const LocalSchema = z.strictObject({
  slug,
  version: z.int().min(1),
  title,
  description,
  owner: z.string(),
  tree: LocalTreeSchema,
})
export type Local = z.infer<typeof LocalSchema>

/** `local:strong-core@2`: what queries call it. */
export const localName = ({ slug, version }: Pick<Local, 'slug' | 'version'>): string => `local:${slug}@${version}`

/** What is under preparation: the last saved of a version that has not been published. */
export const LocalDraftSchema = z.strictObject({ title, description, tree: LocalTreeSchema })
export type LocalDraft = z.infer<typeof LocalDraftSchema>

/** Where a definition stands. `publishing`, `leaving`: wanted, and on its way in or out of the figures. */
export const localStates = ['draft', 'publishing', 'published', 'leaving', 'withdrawn'] as const
export type LocalState = (typeof localStates)[number]

/** `says`: the tree as Swedish sentences. */
const version = LocalDraftSchema.extend({ version: z.int(), name: z.string(), says: z.string() })

/** Everybody's definitions on the page *Egna mått*, oldest first. */
export const LocalListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.int(),
      kind: z.enum(['subjectGroup', 'schoolGroup', 'mean', 'share', 'count', 'index']),
      owner: z.string(),
      state: z.enum(localStates),
      draft: version.nullable(),
      /** the version that is wanted in the figures, or was last */
      last: version.nullable(),
      /** newest first */
      history: z.array(
        z.strictObject({
          kind: z.enum(['save', 'publish', 'withdraw', 'discard']),
          version: z.int(),
          reason: z.string().nullable(),
          by: z.string(),
          at: z.string(),
        }),
      ),
    }),
  ),
  /** of making the generation that what is wanted becomes part of; `problem`: the Swedish sentence of what stopped the last try */
  making: z.strictObject({ working: z.boolean(), problem: z.string().nullable() }),
  published: z.int(),
  most: z.int(),
  /** what definitions are built of */
  blocks: z.strictObject({
    subjects: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    schools: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    measures: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  }),
})
export type LocalList = z.infer<typeof LocalListSchema>

/** `id` null: a new definition. */
export const SaveLocalSchema = z.strictObject({ id: z.int().nullable(), draft: LocalDraftSchema })
export const PublishLocalSchema = z.strictObject({ id: z.int(), version: z.int() })
export const WithdrawLocalSchema = z.strictObject({ id: z.int(), reason: z.string().trim().min(1).max(200) })
export const DiscardLocalSchema = z.strictObject({ id: z.int() })

/**
 * What a draft would be. `problem`: why it cannot be saved as it stands, a Swedish sentence. `answer`: the latest year's figures by sex, null to
 * who sees none, and where figures come only with publishing.
 */
export const LocalPreviewSchema = z.strictObject({
  says: z.string(),
  problem: z.string().nullable(),
  answer: AnswerSchema.nullable(),
})
export type LocalPreview = z.infer<typeof LocalPreviewSchema>
