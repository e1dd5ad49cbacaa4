import { sexFromPersonalNumber } from '../../school/rules/index.ts'
import { blankGrade } from '../checks/blank-grade.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import type { Findings } from '../checks/findings.ts'
import { languageCode } from '../checks/language-code.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import { detail } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'
import type { GradeRow } from '../source.ts'
import { readPersonalNumber } from './personal-number.ts'
import { alternativeSubjects, checkAlternatives } from './scb-alternatives.ts'
import type { GradePlace, ScbLayout } from './scb-columns.ts'
import { at } from './scb-columns.ts'
import { readSchoolUnit } from './school-unit.ts'
import { whatIsWrong } from './wrong-grade.ts'

/** What the rows of one file share while they are read. `seen`: personal number → line. */
export interface ScbFile {
  readonly layout: ScbLayout
  readonly places: readonly GradePlace[]
  readonly schoolYear: number
  readonly referenceDate: string
  readonly seen: Map<string, number>
  readonly findings: Findings
}

type Grades = GradeRow['grades']

/** One row of trimmed cells as a grade row, or null when it is held back (every fault of the row is told). */
export function readScbRow(cells: readonly string[], line: number, file: ScbFile): GradeRow | null {
  const { findings, layout } = file
  const text = cells[at.personalNumber] ?? ''
  const person = readPersonalNumber(text, { line, column: 'PersonNr', referenceDate: file.referenceDate }, findings)
  const school = readSchoolUnit(cells[at.schoolUnit] ?? '', line, 'Skolenhetskod', findings)
  const grades = readGrades(cells, line, file)
  if (person === null || school === null || grades === null || isRepeated(person.number, line, file)) return null
  const named = cells[at.class] ?? ''
  return {
    line,
    identity: {
      personalNumber: person.number,
      givenName: cells[at.givenName] ?? '',
      familyName: cells[at.familyName] ?? '',
    },
    school,
    class: named === '' || named === layout.noClass ? null : named,
    sex: sexFromPersonalNumber(person.number),
    schoolYear: file.schoolYear,
    term: 'VT',
    stageYear: layout.stageYear,
    about: '',
    grades,
  }
}

function isRepeated(number: string, line: number, { seen, findings }: ScbFile): boolean {
  const first = seen.get(number)
  if (first === undefined) {
    seen.set(number, line)
    return false
  }
  findings.hold(duplicateRow, line, 'PersonNr', '****', detail('samePupil', first))
  return true
}

function readGrades(cells: readonly string[], line: number, { places, findings }: ScbFile): Grades | null {
  const grades: Grades[number][] = []
  const alternatives = new Map<string, string>()
  let known = true
  let blank: string | null = null
  for (const { position, heading, subject, codes, language } of places) {
    const value = cells[position] ?? ''
    const spoken = language === null ? '' : (cells[language.position] ?? '')
    if (language !== null) checkLanguage(spoken, value, line, language.heading, findings)
    if (value === '') {
      blank ??= heading
    } else if (value.length === 1 && codes.includes(value)) {
      if (alternativeSubjects.has(subject)) alternatives.set(subject, value)
      grades.push({ subject, grade: value, language: spoken === '' ? null : spoken })
    } else {
      known = false
      findings.hold(unknownCode, line, heading, masked(value), detail('code', whatIsWrong(value), [...codes].join(' ')))
    }
  }
  if (blank !== null) findings.note(blankGrade, { line, column: blank, detail: detail('emptyCell') })
  return checkAlternatives(alternatives, line, findings) && known ? grades : null
}

function checkLanguage(language: string, grade: string, line: number, column: string, findings: Findings): void {
  if (language === '') {
    if ('ABCDEF9'.includes(grade) && grade !== '') findings.note(languageCode, { line, column, detail: detail('noLanguage') })
  } else if (!/^\p{L}{3}$/u.test(language)) {
    findings.note(languageCode, { line, column, detail: detail('languageForm', formOf(language)) })
  } else if (grade === '' || grade === '2') {
    findings.note(languageCode, { line, column, detail: detail('languageAlone') })
  }
}
