import type { ExportFormat, ExportReader, FaultBody, Language, MeasureDescription, Pack, Query } from '../../contract/index.ts'
import type { Released } from '../../privacy/index.ts'

/** What a file is made of: a pack, its answers as they were released, and what the file says of itself. Plain data: it goes to another process. */
export interface Task {
  readonly format: ExportFormat
  readonly for: ExportReader
  /** that the file is written in */
  readonly language: Language
  readonly pack: Pack
  /** in the order of the pack's questions */
  readonly asked: readonly Asked[]
  /** of the measures that the pack asks for */
  readonly measures: readonly MeasureDescription[]
  /** names of the members that conditions speak of, by dimension and id */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly about: About
}

/** A question with every condition that its answer has, and the answer's text; or why there is none. */
export type Asked = { readonly query: Query; readonly answer: Released<Buffer> } | FaultBody

/** `role` in the file's language; `address`: where the same figures are seen, null when nowhere. */
export interface About {
  readonly name: string
  readonly role: string
  readonly municipality: string | null
  readonly address: string | null
  /** all of it is made up */
  readonly demo: boolean
}
