import type { Findings } from '../checks/findings.ts'
import { noLessons } from '../lessons.ts'
import type { ReadFile } from '../source.ts'
import { contentHash } from './content-hash.ts'

/** What a source answers about a file before, or without, having read its rows. The findings so far are always told. */
export function emptyRead(findings: Findings): ReadFile {
  return {
    extracted: null,
    rowsRead: 0,
    contentHash: contentHash([]),
    grades: [],
    tests: [],
    lessons: noLessons,
    answers: [],
    invitations: [],
    units: [],
    enrolments: [],
    duties: [],
    marked: [],
    heldBack: findings.heldBack,
    checks: findings.outcomes(),
  }
}
