import type { SourceName } from '../../contract/index.ts'
import type { Source } from '../source.ts'
import { loadWords } from '../words/load.ts'
import { loadWords as known } from '../words/sv-load.ts'
import { attendanceSource } from './attendance.ts'
import { nationalTests } from './national-tests.ts'
import { rosterSource } from './roster.ts'
import { scbGrades6, scbGrades9 } from './scb-grades.ts'
import { surveyAnswers } from './survey-answers.ts'

/** Every file source by the name the command line knows. */
export const sources: ReadonlyMap<SourceName, Source> = new Map(
  [scbGrades9, scbGrades6, nationalTests, attendanceSource, surveyAnswers, rosterSource()].map((source) => [source.name, source]),
)

/** What the source is called, in the language spoken; its own name when it is none of them. */
export const sourceLabel = (name: string): string => (isSource(name) ? loadWords.sources[name] : name)

const isSource = (name: string): name is SourceName => Object.hasOwn(known.sources, name)
