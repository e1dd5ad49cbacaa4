import type { SourceName } from '../../contract/index.ts'
import type { Source } from '../source.ts'
import { rosterSource } from './roster.ts'
import { scbGrades6, scbGrades9 } from './scb-grades.ts'

/** Every file source by the name the command line knows. */
export const sources: ReadonlyMap<SourceName, Source> = new Map(
  [scbGrades9, scbGrades6, rosterSource()].map((source) => [source.name, source]),
)
