import { z } from 'zod'
import { NamedAuditRowSchema } from './audit.ts'
import { protections, sexes } from './words.ts'

/** Why pupils are looked at by name: a closed list, chosen before anything is shown. Swedish names in picture/words. */
export const pupilPurposes = ['teaching', 'support', 'grading', 'handover', 'guardians', 'checking'] as const
export type PupilPurpose = (typeof pupilPurposes)[number]

/** The classes that the actor may list, with the school years in which each has pupils, latest first. */
export const PupilClassesSchema = z.strictObject({
  classes: z.array(z.strictObject({ id: z.string(), label: z.string(), school: z.string(), schoolYears: z.array(z.string()) })),
})
export type PupilClasses = z.infer<typeof PupilClassesSchema>

/** `class`: `12345678:9A`; `note`: a word of the reader's own about the purpose, kept in the log: no names. */
export const PupilListRequestSchema = z.strictObject({
  class: z.string(),
  schoolYear: z.string(),
  purpose: z.enum(pupilPurposes),
  note: z.string().max(200).optional(),
})
export type PupilListRequest = z.infer<typeof PupilListRequestSchema>

/** `grade`: A–F, `–` (streck), `anpassad` (not read), or as the file has it. Null: no grade, or not the reader's subject. */
const GradeSchema = z.strictObject({ subject: z.string(), grade: z.string() })
const PupilSchema = z.strictObject({
  givenName: z.string(),
  familyName: z.string(),
  /** stage year and term (HT or VT) of the results, null when there are none */
  stageYear: z.int().nullable(),
  term: z.string().nullable(),
  /** null: not counted, or the reader has only some of the subjects */
  meritValue: z.number().nullable(),
  grades: z.array(GradeSchema),
})
const SubjectsSchema = z.array(z.strictObject({ id: z.string(), label: z.string() }))
export const PupilListSchema = z.strictObject({
  class: z.string(),
  school: z.string(),
  schoolYear: z.string(),
  subjects: SubjectsSchema,
  /** columns that stand in no row, since a pupil outside the list could be worked out from them */
  leftOut: z.strictObject({ meritValue: z.boolean(), subjects: SubjectsSchema }),
  pupils: z.array(PupilSchema),
  generation: z.int(),
  asOf: z.string(),
})
/** Pupils by family name, then given name. */
export type PupilList = z.infer<typeof PupilListSchema>

/** Why the data protection officer takes an extract: a closed list. Swedish names in picture/words. */
export const extractPurposes = ['accessRequest', 'correction', 'incident', 'supervision'] as const
export type ExtractPurpose = (typeof extractPurposes)[number]

/** Twelve or ten digits, with or without sign: never kept in a log. */
export const PupilExtractRequestSchema = z.strictObject({ personalNumber: z.string().max(20), purpose: z.enum(extractPurposes) })
export type PupilExtractRequest = z.infer<typeof PupilExtractRequestSchema>

const extractFormats = ['csv', 'json'] as const
export const PupilExtractFileRequestSchema = PupilExtractRequestSchema.extend({ format: z.enum(extractFormats) })
export type PupilExtractFileRequest = z.infer<typeof PupilExtractFileRequestSchema>
/** `name` tells the day and the format, never whom it is about. */
export const TextFileSchema = z.strictObject({ name: z.string(), text: z.string() })
export type TextFile = z.infer<typeof TextFileSchema>

const PlaceSchema = { file: z.string(), line: z.int() }
/** All that is stored of one pupil, and who has looked. */
export const PupilExtractSchema = z.strictObject({
  personalNumber: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  protection: z.enum(protections),
  enrolments: z.array(
    z.strictObject({
      schoolYear: z.string(),
      school: z.string(),
      stageYear: z.int(),
      class: z.string().nullable(),
      sex: z.enum(sexes),
      migrationBackground: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      ...PlaceSchema,
    }),
  ),
  grades: z.array(
    z.strictObject({
      schoolYear: z.string(),
      term: z.string(),
      stageYear: z.int(),
      school: z.string(),
      class: z.string().nullable(),
      grades: z.array(GradeSchema.extend({ language: z.string().nullable() })),
      ...PlaceSchema,
    }),
  ),
  /** occasions of national tests, as they are stored; `part` as it is called, marks A–F, points, `yes` and `no` */
  tests: z.array(
    z.strictObject({
      schoolYear: z.string(),
      stageYear: z.int(),
      school: z.string(),
      class: z.string().nullable(),
      subject: z.string(),
      part: z.string(),
      takenOn: z.string(),
      form: z.enum(['grade', 'points', 'requirement']),
      status: z.enum(['done', 'notTaken', 'lost']),
      result: z.string().nullable(),
      reached: z.boolean().nullable(),
      second: z.string().nullable(),
      central: z.string().nullable(),
      ...PlaceSchema,
    }),
  ),
  /** lessons as they are stored, in minutes; `starts` 08:20, `subject` as the files have it */
  lessons: z.array(
    z.strictObject({
      schoolYear: z.string(),
      school: z.string(),
      day: z.string(),
      starts: z.string().nullable(),
      subject: z.string().nullable(),
      minutes: z.int(),
      reported: z.boolean(),
      valid: z.int(),
      invalid: z.int(),
      other: z.int(),
      ...PlaceSchema,
    }),
  ),
  results: z.array(
    z.strictObject({
      schoolYear: z.string(),
      term: z.string(),
      stageYear: z.int(),
      school: z.string(),
      results: z.array(z.strictObject({ measure: z.string(), label: z.string(), value: z.union([z.number(), z.boolean()]) })),
    }),
  ),
  sources: z.array(
    z.strictObject({ file: z.string(), source: z.string(), loadedAt: z.string(), extracted: z.string().nullable() }),
  ),
  views: z.array(NamedAuditRowSchema),
  rule: z.string(),
  generation: z.int(),
  asOf: z.string(),
})
export type PupilExtract = z.infer<typeof PupilExtractSchema>
