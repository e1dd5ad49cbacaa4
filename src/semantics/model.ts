// The vocabulary of the query language: a model is plain data, a question is resolved to integer keys before it becomes SQL.
import type { MeasureDescription, MeasureKind } from '../contract/index.ts'

/** Unit, time, person and subject dimensions behave differently at the door to figures (docs/privacy.md). */
export type DimensionKind = 'unit' | 'time' | 'person' | 'subject'

export interface Dimension {
  readonly name: string
  readonly kind: DimensionKind
  /** column of the facts, e.g. `sex_key` */
  readonly column: string
  /** table of members: key, id, label, ordinal */
  readonly table: string
  /** the dimension above it in a fixed hierarchy (class → school → operator → municipality), else null */
  readonly parent: string | null
  /** may be filtered by from/to and last */
  readonly ordered: boolean
}

export interface Fact {
  readonly name: string
  /** the cube the reader knows it by: grades, pupils */
  readonly cube: string
  readonly table: string
  readonly dimensions: readonly string[]
  /** those whose members are never added up: at the door to figures each choice of one member of each is a table of its own */
  readonly apart: readonly string[]
  /** what nobody is told; mostly empty */
  readonly closed: readonly Closed[]
  /** what pupils may be split by at the door beside unit and time, the stage year where all of them add up */
  readonly attributes: readonly string[]
  /** those of `attributes` that tables of closed members keep, which come first in it; null: all of them */
  readonly narrow: readonly string[] | null
  /** the fact whose rows tell the files it comes from, the one with the fewest rows; null where the roster alone does */
  readonly filesOf: string | null
  readonly rowsOf: RowsOf
}

/** Members of `dimension` other than those of the keys `but` are never split or chosen by any of `beside`. */
export interface Closed {
  readonly dimension: string
  readonly but: readonly number[]
  readonly beside: readonly string[]
}

/**
 * Whose a fact's rows are. `pupils`: somebody's, told apart by the model's `cohort.person`, and known to who holds the list. `answers`: nobody's, a
 * row an answer in a survey that was not signed. `invitations`: nobody's, a row a person who was asked to answer. Rows of nobody cannot be followed,
 * listed or put together with another fact's, and no reader knows them one by one (docs/privacy.md, rule 9).
 */
export type RowsOf = 'pupils' | 'answers' | 'invitations'

/** What a measure is called, how it is calculated, who is counted and why it may be worked out. */
export type MeasureWords = Pick<
  MeasureDescription,
  'label' | 'short' | 'definition' | 'population' | 'source' | 'purpose' | 'legalGround'
>

/**
 * value = numerator / denominator (count: numerator alone; balance: each row gives −1, 0 or 1). SQL expressions over one row of the fact, no
 * parameters. Of a ratio the denominator is an amount of its own; of the other kinds it counts rows.
 */
export interface Measure {
  readonly describe: Omit<MeasureDescription, 'cube' | 'dimensions' | 'members' | keyof MeasureWords>
  /** in the language spoken when it is read */
  readonly said: MeasureWords
  readonly kind: MeasureKind
  readonly fact: string
  /** summed over rows */
  readonly numerator: string
  readonly denominator: string
  /** 1 for a row with a value, else 0 */
  readonly valued: string
  /** summed over rows, for the interval of a mean or a balance; of a ratio numerator² / denominator; null for shares and counts */
  readonly squares: string | null
  /**
   * of a mean, a balance and a ratio, what it takes to tell it without its denominator (privacy/rounding.ts). `grain`: every sum is a multiple of it;
   * `apart`: how far the mean of a group commonly lies from that of a wider one, at most. null for shares and counts
   */
  readonly rounding: { readonly grain: number; readonly apart: number } | null
  /**
   * of a mean over a scale of few steps, and of a balance: how many steps up a row stands (`up`) and of how many (`of`), null where it has no value.
   * A mean near the end of such a scale tells of everyone, so to rule 3 it is a share of the steps
   */
  readonly steps: { readonly up: string; readonly of: string } | null
  /** stage years it is defined for; null = all. Elsewhere its cells are notApplicable */
  readonly stageYears: readonly number[] | null
  /** dimensions that must be split or filtered to one member (gradePoints: subject) */
  readonly requires: readonly string[]
  /** other facts whose files it rests on, too */
  readonly alsoOf?: readonly string[]
}

/** Members that gather those of a dimension: groups of subjects, of schools. Asked for like a dimension, of the facts that have that dimension. */
export interface Grouping {
  readonly name: string
  /** the dimension whose members are gathered */
  readonly of: string
}

/** A measure that is worked out from what is told of others, and from nothing else (privacy/compose.ts). */
export interface Made {
  readonly describe: Measure['describe']
  readonly said: MeasureWords
  readonly fact: string
  /** one measure as it is, or several on one scale by weight */
  readonly parts: readonly { readonly measure: string; readonly weight: number }[]
  /** conditions that come with it */
  readonly where: readonly { readonly dimension: string; readonly in: readonly string[] }[]
  /** the dimension over which its cells are put together, each weighted by its pupils; null when there is none */
  readonly over: string | null
}

/** Who was in a stage year in a school year: those with a row of the fact in the term. */
export interface Presence {
  readonly fact: string
  /** member id */
  readonly term: string
  /** member ids of the stage years it is asked for; null = all */
  readonly stageYears: readonly string[] | null
}

export interface Model {
  /** changes whenever a definition changes; part of every cache key */
  readonly version: string
  readonly dimensions: readonly Dimension[]
  readonly groupings: readonly Grouping[]
  readonly facts: readonly Fact[]
  readonly measures: readonly Measure[]
  readonly made: readonly Made[]
  /** `person`: the column of every fact that tells pupils apart. `presence`: the first that speaks of the stage year and has rows is taken */
  readonly cohort: { readonly person: string; readonly presence: readonly Presence[] }
}

export interface Member {
  readonly key: number
  readonly id: string
  readonly label: string
  readonly ordinal: number
  /** key of the member above in the hierarchy, else null */
  readonly parent: number | null
  /** of a grouping: ids of the members gathered */
  readonly gathers?: readonly string[]
}
/** Members of every dimension and grouping in one generation, in their own order. */
export type Members = ReadonlyMap<string, readonly Member[]>

/** A time for which a fact has rows in one generation: what a filter's `last` counts among. Keys of the time dimensions. */
export interface Slice {
  /** name of the fact */
  readonly fact: string
  readonly keys: Readonly<Record<string, number>>
}

export interface KeyFilter {
  readonly dimension: string
  readonly keys: readonly number[]
}

/** The pupils who have a row of a fact under these conditions. */
export interface Group {
  readonly fact: Fact
  readonly where: readonly KeyFilter[]
}

/** Measures of one fact asked together: same fact, same filters (defaults of the measures filled in). */
export interface FactQuestion {
  readonly fact: Fact
  readonly measures: readonly Measure[]
  readonly where: readonly KeyFilter[]
  /** alternatives, one of which a row must meet; left out: no such limit */
  readonly rows?: readonly (readonly KeyFilter[])[]
  /** the row's pupil must be in each of these groups; left out: no such limit */
  readonly among?: readonly Group[]
}

/** A resolved question: one SQL statement, a CTE a fact, joined on the conformed dimensions of `by`. */
export interface Question {
  /** null: the question itself; else the id of the comparison it serves */
  readonly against: string | null
  readonly by: readonly string[]
  /** `by` first, then the totals asked for; each a subset of `by` */
  readonly groupings: readonly (readonly string[])[]
  readonly parts: readonly FactQuestion[]
  /** dimension → steps the filters were moved (schoolYear −1: rows carry the year before the one asked about); mostly empty */
  readonly shift: Readonly<Record<string, number>>
}

export interface Statement {
  readonly sql: string
  readonly values: readonly number[]
}

export interface Figure {
  readonly measure: string
  /** population of the cell in this fact, pupils (rows) */
  readonly n: number
  readonly numerator: number
  readonly denominator: number
  readonly squares: number | null
}
/** One row of the engine's answer, read back: grouping index, member keys of that grouping, a figure a measure. */
export interface CellRow {
  readonly grouping: number
  readonly keys: Readonly<Record<string, number>>
  readonly figures: readonly Figure[]
}
