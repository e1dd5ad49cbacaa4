import { z } from 'zod'

/**
 * Classes of data that have a period of their own. `pupils`: everything told of single pupils, by school year · `log`: rows of the log ·
 * `rejects`: rows held back · `unpublished`: raw files of loads that were stopped or changed nothing · `sessions`: ended sign-ins.
 */
export const retentionClasses = ['pupils', 'log', 'rejects', 'unpublished', 'sessions'] as const
export type RetentionClass = (typeof retentionClasses)[number]

interface Period {
  /** Swedish, for the one who decides */
  readonly label: string
  readonly about: string
  /** proposal until the municipality has decided, and the bounds of what it may decide; months */
  readonly proposed: number
  readonly least: number
  readonly most: number
}

/** The proposals: pupils ten years, the log five; the board decides. */
export const retentionRules: Readonly<Record<RetentionClass, Period>> = {
  pupils: {
    label: 'Uppgifter om enskilda elever',
    about: 'Elevregister, betyg och resultat, namn och personnummer, och filerna de kom ifrån. Räknas från läsårets slut.',
    proposed: 120,
    least: 12,
    most: 240,
  },
  log: {
    label: 'Loggen över vem som sett vad',
    about: 'Frågor, elevlistor, inloggningar och ändrade behörigheter. Räknas från händelsen.',
    proposed: 60,
    least: 24,
    most: 180,
  },
  rejects: {
    label: 'Tillbakahållna rader',
    about: 'Maskerade rader som väntar på rättelse. Räknas från inläsningen.',
    proposed: 12,
    least: 1,
    most: 60,
  },
  unpublished: {
    label: 'Filer som inte publicerades',
    about: 'Råfiler från inläsningar som stoppades eller inte ändrade något. Räknas från inläsningen.',
    proposed: 12,
    least: 1,
    most: 60,
  },
  sessions: {
    label: 'Avslutade inloggningar',
    about: 'Sessioner som har gått ut. Räknas från att de gick ut.',
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
  /** Swedish sentences about what cannot leave yet, and why */
  remarks: z.array(z.string()),
})
export type RetentionPart = z.infer<typeof RetentionPartSchema>

export const RetentionReportSchema = z.strictObject({ at: z.string(), applied: z.boolean(), parts: z.array(RetentionPartSchema) })
export type RetentionReport = z.infer<typeof RetentionReportSchema>
