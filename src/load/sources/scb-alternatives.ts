import type { SubjectCode } from '../../school/rules/index.ts'
import type { Findings } from '../checks/findings.ts'
import { noAlternative } from '../checks/no-alternative.ts'
import { twoGrades } from '../checks/two-grades.ts'
import { detail } from '../detail.ts'

/**
 * Subjects that stand in for each other: svenska and svenska som andraspråk; a block grade and the grades of its subjects
 * (åk 6). SCB's description allows 2 in one only when the other has the grade.
 */
const alternatives: readonly { readonly one: SubjectCode; readonly others: readonly SubjectCode[] }[] = [
  { one: 'SV', others: ['SVA'] },
  { one: 'NO', others: ['BI', 'FY', 'KE'] },
  { one: 'SO', others: ['GE', 'HI', 'RE', 'SH'] },
]

/** The subjects that `checkAlternatives` needs to know of. */
export const alternativeSubjects: ReadonlySet<string> = new Set(alternatives.flatMap(({ one, others }) => [one, ...others]))

const isGrade = (code: string | undefined): boolean => code !== undefined && code !== '' && 'ABCDEF9'.includes(code)

/** Whether the row stands: `codes` by subject, blanks absent. Two grades, or 2 in all of them, hold it back. */
export function checkAlternatives(codes: ReadonlyMap<string, string>, line: number, findings: Findings): boolean {
  let stands = true
  for (const { one, others } of alternatives) {
    const rival = others.find((other) => isGrade(codes.get(other)))
    if (rival !== undefined && isGrade(codes.get(one))) {
      findings.hold(twoGrades, line, one, `${codes.get(one)}, ${codes.get(rival)}`, detail('bothGraded', one, rival))
      stands = false
    }
    const named = [one, ...others]
    if (codes.get(one) === '2' && others.every((other) => [undefined, '2'].includes(codes.get(other)))) {
      findings.hold(noAlternative, line, one, '2', detail('noneGraded', named.join(', ')))
      stands = false
    }
  }
  return stands
}
