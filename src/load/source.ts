// What a source gives the pipeline: typed rows still carrying identities (they go to the vault, never further),
// rows held back, and the outcome of the checks that one file can answer alone.
import type { MigrationBackground, Operator, Protection, Sex, SourceName, Term } from '../contract/index.ts'
import type { QuestionId, RespondentGroup, SubjectCode, SurveyScale, TestForm, TestStatus } from '../school/rules/index.ts'
import type { Outcome } from './checks/index.ts'
import type { Detail, Worded } from './detail.ts'
import type { Lessons } from './lessons.ts'

export interface Identity {
  /** 12 characters: YYYYMMDDNNNN or YYYYMMDDTFNN */
  readonly personalNumber: string
  readonly givenName: string
  readonly familyName: string
}

/** Where a row of results belongs, whosever it is. */
export interface ResultRow {
  readonly line: number
  readonly school: string
  readonly class: string | null
  /** first calendar year of the school year: 2024 is 2024/25 */
  readonly schoolYear: number
  readonly term: Term
  readonly stageYear: number
  /** what of that school and time the row belongs to, where deliveries come one by one (tests: the subject); '' where there is one */
  readonly about: string
}

/** What rows of pupils' results have in common, whatever they tell. */
export interface PupilRow extends ResultRow {
  readonly identity: Identity
  readonly sex: Sex
}

export interface GradeRow extends PupilRow {
  /** subject code → the file's own code: A–F, 9, 3, 2, Y, Z. Blank columns are left out. */
  readonly grades: readonly { readonly subject: string; readonly grade: string; readonly language: string | null }[]
}

/** One occasion of one part of a national test; of the test as a whole where `part` is `whole`. Marks as src_test has them. */
export interface TestRow extends PupilRow {
  readonly subject: SubjectCode
  readonly part: string
  readonly form: TestForm
  readonly status: TestStatus
  /** the teacher's mark: A–F, whole points, or `yes` and `no` */
  readonly result: string | null
  readonly reached: boolean | null
  /** the second marker's, for the record; the central marker's, which counts */
  readonly second: string | null
  readonly central: string | null
  readonly takenOn: string
}

/** A survey put to a group: of its pupils, or of their guardians. */
export interface SurveyPlace extends Omit<ResultRow, 'about'> {
  readonly survey: string
  readonly group: RespondentGroup
}

/** An answer to a question, nobody's. The line is for messages alone, and goes no further than they do. */
export interface AnswerRow extends SurveyPlace, ResultRow {
  readonly sex: Sex
  readonly question: QuestionId
  readonly wording: number
  readonly scale: SurveyScale
  /** null: left unanswered */
  readonly code: string | null
}

/** How many of a group were invited, and how many of them answered. */
export interface InvitationRow extends SurveyPlace, ResultRow {
  readonly invited: number
  readonly answered: number
}

export interface UnitRow {
  readonly line: number
  readonly school: string
  readonly name: string
  readonly municipality: string
  readonly municipalityName: string | null
  readonly operator: Operator
  readonly predecessor: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface EnrolmentRow {
  readonly line: number
  readonly identity: Identity
  readonly school: string
  /** first calendar year of the school year: 2024 is 2024/25 */
  readonly schoolYear: number
  readonly stageYear: number
  readonly class: string | null
  readonly sex: Sex
  readonly migrationBackground: MigrationBackground
  readonly protection: Exclude<Protection, 'unknown'>
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface DutyRow {
  readonly line: number
  readonly identity: Identity
  readonly school: string
  readonly class: string | null
  readonly role: string
  /** null: all of them, or none in particular */
  readonly subject: SubjectCode | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/**
 * A row or value held back. `value` is already masked. A row with several faults is told once for each; in a
 * workbook with several sheets `column` begins with the sheet (`blad 2: Klass`) and lines are those of the sheet.
 */
export interface HeldBack {
  readonly line: number
  readonly column: Worded
  readonly value: Worded
  readonly check: string
  readonly reason: Detail
}

/** `schoolYear`: the latest that the file speaks of the person in. */
export interface MarkedPerson {
  readonly personalNumber: string
  readonly schoolYear: number
  readonly protection: Exclude<Protection, 'none' | 'unknown'>
}

export interface ReadFile {
  /** date of extraction written in the file (ISO), null when the source has none */
  readonly extracted: string | null
  readonly rowsRead: number
  /** sha256 over the sorted decoded data rows: the same whatever the row order, encoding or line ends */
  readonly contentHash: string
  readonly grades: readonly GradeRow[]
  readonly tests: readonly TestRow[]
  /** too many to be rows: by columns */
  readonly lessons: Lessons
  readonly answers: readonly AnswerRow[]
  readonly invitations: readonly InvitationRow[]
  readonly units: readonly UnitRow[]
  readonly enrolments: readonly EnrolmentRow[]
  readonly duties: readonly DutyRow[]
  /** everyone whom any row, held back or not, says or may say to have protected identity; the strictest it says */
  readonly marked: readonly MarkedPerson[]
  readonly heldBack: readonly HeldBack[]
  /** outcomes of file-level and row-level checks, passed ones too (count 0); a blocking one with count > 0 stops the load */
  readonly checks: readonly Outcome[]
}

/** The lists of a file's rows that are about pupils' results: a source of another kind adds its own here. */
export const pupilRowKinds = ['grades', 'tests'] as const satisfies readonly (keyof ReadFile)[]

/** The lists of those that are nobody's. */
const surveyRowKinds = ['answers', 'invitations'] as const satisfies readonly (keyof ReadFile)[]
/** All that have a school and a time of their own. */
export const resultRowKinds = [...pupilRowKinds, ...surveyRowKinds] as const

export const resultRowsOf = (file: ReadFile): readonly ResultRow[] =>
  resultRowKinds.flatMap((kind): readonly ResultRow[] => file[kind])

export const pupilRowsOf = (file: ReadFile): readonly PupilRow[] =>
  pupilRowKinds.flatMap((kind): readonly PupilRow[] => file[kind])

export interface ReadOptions {
  /** given by the person when the file does not tell: 2024 is 2024/25 */
  readonly schoolYear: number | null
}

/** A file source: one file a source system under load/sources/. */
export interface Source {
  readonly name: SourceName
  readonly read: (fileName: string, bytes: Uint8Array, options: ReadOptions) => Promise<ReadFile>
}
