import {
  alternativesTo,
  formatSchoolYear,
  type SubjectCode,
  schoolYearSpan,
  sexFromPersonalNumber,
  type TestForm,
  type TestPart,
  type TestStatus,
  testParts,
  testStageYears,
  testSubjects,
  whyNoTest,
} from '../../school/rules/index.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import type { Findings } from '../checks/findings.ts'
import { noSuchTest } from '../checks/no-such-test.ts'
import { testResult } from '../checks/test-result.ts'
import { twoTests } from '../checks/two-tests.ts'
import { type Detail, detail } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'
import type { TestRow } from '../source.ts'
import { type DeliveryRow, wordMap } from './delivery-row.ts'
import { readPersonalNumber } from './personal-number.ts'
import { readSchoolUnit } from './school-unit.ts'
import { whatIsWrong } from './wrong-grade.ts'

/** What the rows of one file share while they are read. */
export interface TestFile {
  readonly findings: Findings
  /** ISO date of extraction */
  readonly extracted: string
  /** pupil, school, test, part and occasion → line */
  readonly seen: Map<string, number>
  /** pupil and group of alternatives → the subject that she has done a test in */
  readonly taken: Map<string, SubjectCode>
}

const stageYears = wordMap<number>(Object.fromEntries(testStageYears.map((year) => [String(year), year])))
const subjects = wordMap<SubjectCode>(Object.fromEntries(testSubjects[9].map((code) => [code, code])))
/** What a delivery calls the parts that have no letter. */
const named: Readonly<Partial<Record<TestPart, string>>> = {
  ...{ whole: 'Prov', reading: 'Läsa', speaking: 'Tala', writing: 'Skriva', listening: 'Lyssna' },
}
const parts = wordMap<TestPart>(Object.fromEntries(testParts.map((part) => [named[part] ?? part, part])))
const statuses = wordMap<TestStatus>({ Gjort: 'done', 'Ej deltagit': 'notTaken', Bortfall: 'lost' })
const forms = wordMap<TestForm>({ Betyg: 'grade', Poäng: 'points', Kravnivå: 'requirement' })
const answers = wordMap<'yes' | 'no'>({ Ja: 'yes', Nej: 'no' })

/** Cells in the contract's order (national-tests-columns.ts); null when the row is held back. */
export function readTestRow(cells: readonly string[], row: DeliveryRow, file: TestFile): TestRow | null {
  const { findings } = file
  const [, number = '', code = '', yearText = '', stageText = '', className = '', subjectText = '', partText = ''] = cells
  const [dateText = '', statusText = '', formText = '', resultText = '', reachedText = '', secondText = '', centralText = ''] =
    cells.slice(8)
  const schoolYear = row.schoolYear(yearText, 'Läsår')
  const referenceDate = schoolYear === null ? file.extracted : schoolYearSpan(schoolYear).last
  const person = readPersonalNumber(number, { line: row.line, column: row.column('Personnummer'), referenceDate }, findings)
  const school = readSchoolUnit(code, row.line, row.column('Skolenhetskod'), findings)
  const stageYear = row.word(stageText, 'Årskurs', stageYears)
  const subject = row.word(subjectText, 'Ämne', subjects)
  const part = row.word(partText, 'Delprov', parts)
  const takenOn = row.required(dateText, 'Provdatum') === '' ? null : row.date(dateText, 'Provdatum')
  const status = row.word(statusText, 'Status', statuses)
  const form = row.word(formText, 'Form', forms)
  if (person === null || school === null || schoolYear === null || stageYear === null || subject === null) return null
  if (part === null || takenOn === null || status === null || form === null || !row.stands) return null
  const told = { school, schoolYear, stageYear, subject, part, takenOn, status, form }
  if (!isHeld(told, row, findings)) return null
  const marks = readMarks({ resultText, reachedText, secondText, centralText }, told, row, findings)
  if (marks === null || isRepeated(person.number, told, row, file) || isOther(person.number, told, row, file)) return null
  return {
    line: row.line,
    // whoever takes a test is in the roster, which tells her name
    identity: { personalNumber: person.number, givenName: '', familyName: '' },
    class: className === '' ? null : className,
    sex: sexFromPersonalNumber(person.number),
    term: 'VT',
    about: subject,
    ...told,
    ...marks,
  }
}

type Told = Pick<TestRow, 'school' | 'schoolYear' | 'stageYear' | 'subject' | 'part' | 'takenOn' | 'status' | 'form'>

/** Is there such a test, and was it taken in its own school year? */
function isHeld({ schoolYear, stageYear, subject, takenOn }: Told, row: DeliveryRow, findings: Findings): boolean {
  const hold = (column: string, reason: Detail): false => {
    findings.hold(noSuchTest, row.line, row.column(column), '', reason)
    return false
  }
  const year = formatSchoolYear(schoolYear)
  switch (whyNoTest(schoolYear, stageYear, subject)) {
    case 'subject':
      return hold('Ämne', detail('noTest', subject, stageYear))
    case 'cancelled':
      return hold('Läsår', detail('noTests', year))
    case 'notPublished':
      return hold('Läsår', detail('spread', subject, year))
    case null: {
      const { first, last } = schoolYearSpan(schoolYear)
      return (takenOn >= first && takenOn <= last) || hold('Provdatum', detail('outsideYear', year))
    }
  }
}

type Marks = Pick<TestRow, 'result' | 'reached' | 'second' | 'central'>
interface MarkTexts {
  readonly resultText: string
  readonly reachedText: string
  readonly secondText: string
  readonly centralText: string
}

function readMarks(texts: MarkTexts, { status, form }: Told, row: DeliveryRow, findings: Findings): Marks | null {
  const { resultText, reachedText, secondText, centralText } = texts
  const hold = (column: string, value: string, reason: Detail): null => {
    findings.hold(testResult, row.line, row.column(column), value === '' ? '' : masked(value), reason)
    return null
  }
  const columns = { Resultat: resultText, Medbedömning: secondText, 'Central rättning': centralText, Kravnivå: reachedText }
  if (status !== 'done') {
    const [filled] = Object.entries(columns).filter(([, value]) => value !== '')
    if (filled !== undefined) return hold(...filled, detail('resultUndone'))
    return { result: null, reached: null, second: null, central: null }
  }
  if (resultText === '' && centralText === '') return hold('Resultat', '', detail('noResult'))
  if (reachedText !== '' && form !== 'points') return hold('Kravnivå', reachedText, detail('levelAlone'))
  const marks = Object.entries(columns).map(([column, value]) => {
    if (value === '') return null
    const mark = column === 'Kravnivå' ? (answers.get(value.toLowerCase()) ?? null) : markIn(value, form)
    if (mark === null) hold(column, value, reasonFor(value, column === 'Kravnivå' ? 'requirement' : form))
    return mark
  })
  if (!row.stands) return null
  const [result = null, second = null, central = null, reached = null] = marks
  return { result, second, central, reached: reached === null ? null : reached === 'yes' }
}

function markIn(value: string, form: TestForm): string | null {
  if (form === 'requirement') return answers.get(value.toLowerCase()) ?? null
  return (form === 'grade' ? /^[A-F]$/ : /^\d{1,3}$/).test(value) ? value : null
}

function reasonFor(value: string, form: TestForm): Detail {
  const asked = detail(`mark.${form}`, formOf(value))
  return form === 'grade' ? detail('wrongCode', whatIsWrong(value), asked) : asked
}

function isRepeated(
  person: string,
  { school, schoolYear, stageYear, subject, part, takenOn }: Told,
  row: DeliveryRow,
  file: TestFile,
): boolean {
  const occasion = [person, school, schoolYear, stageYear, subject, part, takenOn].join(' ')
  const first = file.seen.get(occasion)
  if (first === undefined) {
    file.seen.set(occasion, row.line)
    return false
  }
  const reason = detail('sameOccasion', first)
  file.findings.hold(duplicateRow, row.line, row.column('Personnummer'), '****', reason)
  return true
}

/** Has she done the test in another subject, in place of this one? */
function isOther(person: string, { schoolYear, stageYear, subject, status }: Told, row: DeliveryRow, file: TestFile): boolean {
  if (status !== 'done') return false
  const [group] = alternativesTo(subject)
  const test = [person, schoolYear, stageYear, group].join(' ')
  const other = file.taken.get(test)
  if (other === undefined) file.taken.set(test, subject)
  if (other === undefined || other === subject) return false
  file.findings.hold(twoTests, row.line, row.column('Ämne'), '', detail('otherTest', other))
  return true
}
