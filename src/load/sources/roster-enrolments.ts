import type { MigrationBackground, Protection, Sex } from '../../contract/index.ts'
import { schoolYearOf, schoolYearSpan } from '../../school/rules/index.ts'
import { conflictingProtection } from '../checks/conflicting-protection.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { sexMismatch } from '../checks/sex-mismatch.ts'
import { detail } from '../detail.ts'
import type { EnrolmentRow, MarkedPerson } from '../source.ts'
import { type DeliveryRow, wordMap } from './delivery-row.ts'
import { readPersonalNumber } from './personal-number.ts'
import type { RosterFile } from './roster-file.ts'
import { readSchoolUnit } from './school-unit.ts'

type Marking = Exclude<Protection, 'unknown'>

const sexes = wordMap<Sex>({ Kvinna: 'female', Man: 'male', Okänt: 'unknown' })
const markings = wordMap<Marking>({
  Ingen: 'none',
  Sekretessmarkering: 'confidentiality',
  'Skyddad folkbokföring': 'protectedRegistration',
})
const backgrounds = wordMap<MigrationBackground>({
  Svensk: 'swedish',
  Utländsk: 'foreign',
  Nyinvandrad: 'newlyArrived',
  Okänd: 'unknown',
})
/** Förskoleklass is stage year 0. */
const stageYears = wordMap<number>({ F: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9 })
/** From the weakest marking to the strongest (SFS 2009:400, 22 kap. 1 §; SFS 1991:481, 16 §). */
const strength: readonly Marking[] = ['none', 'confidentiality', 'protectedRegistration']

/** Cells in the contract's order (roster-columns.ts); null when the row is held back. */
export function readEnrolment(cells: readonly string[], row: DeliveryRow, file: RosterFile): EnrolmentRow | null {
  const { findings } = file
  const [number = '', givenName = '', familyName = '', code = '', yearText = '', stage = '', named = ''] = cells
  const [sexWord = '', markingWord = '', backgroundWord = '', from = '', to = ''] = cells.slice(7)
  const schoolYear = row.schoolYear(yearText, 'Läsår')
  const referenceDate = schoolYear === null ? file.today : schoolYearSpan(schoolYear).last
  const person = readPersonalNumber(number, { line: row.line, column: row.column('Personnummer'), referenceDate }, findings)
  const protection = row.word(markingWord, 'Skyddade personuppgifter', markings)
  if (person !== null) noteMarking(person.number, { protection, schoolYear }, row, file)
  const school = readSchoolUnit(code, row.line, row.column('Skolenhetskod'), findings)
  const stageYear = row.word(stage, 'Årskurs', stageYears)
  const sex = row.word(sexWord, 'Kön', sexes)
  const migrationBackground = backgroundWord === '' ? 'unknown' : row.word(backgroundWord, 'Migrationsbakgrund', backgrounds)
  const period = row.period(from, to, ['Inskriven från', 'Inskriven till'])
  if (person === null || protection === null || school === null || schoolYear === null) return null
  if (stageYear === null || sex === null || migrationBackground === null || !row.stands) return null
  if (isRepeated(`${person.number} ${school} ${schoolYear} ${from}`, row, file)) return null
  if (sex !== 'unknown' && sex !== person.sex) {
    findings.note(sexMismatch, {
      line: row.line,
      column: row.column('Kön'),
      detail: detail('sexDiffers'),
    })
  }
  const identity = { personalNumber: person.number, givenName, familyName }
  return {
    line: row.line,
    identity,
    school,
    schoolYear,
    stageYear,
    class: named === '' ? null : named,
    sex,
    migrationBackground,
    protection,
    ...period,
  }
}

/** Every row of a pupil with the strictest marking that the file gives that pupil, on a row held back too. */
export function withStrictestMarking(enrolments: readonly EnrolmentRow[], file: RosterFile): EnrolmentRow[] {
  return enrolments.map((row) => {
    const protection = file.markings.get(row.identity.personalNumber)?.protection ?? row.protection
    return protection === row.protection ? row : { ...row, protection }
  })
}

/** Everyone with a marking stronger than none. */
export function markedPersons({ markings }: RosterFile): readonly MarkedPerson[] {
  return [...markings].flatMap(([personalNumber, { protection, schoolYear }]) =>
    protection === 'none' ? [] : [{ personalNumber, schoolYear, protection }],
  )
}

interface ToldMarking {
  /** null: blank or not a word we know, so it may be any */
  readonly protection: Marking | null
  readonly schoolYear: number | null
}

function noteMarking(number: string, told: ToldMarking, row: DeliveryRow, file: RosterFile): void {
  const marking = told.protection ?? 'confidentiality'
  const before = file.markings.get(number)
  if (before !== undefined && before.protection !== marking) {
    const column = row.column('Skyddade personuppgifter')
    file.findings.note(conflictingProtection, { line: row.line, column, detail: detail('otherMarking') })
  }
  file.markings.set(number, {
    protection:
      before !== undefined && strength.indexOf(before.protection) > strength.indexOf(marking) ? before.protection : marking,
    schoolYear: Math.max(before?.schoolYear ?? 0, told.schoolYear ?? schoolYearOf(file.today)),
  })
}

function isRepeated(identity: string, row: DeliveryRow, { seen, findings }: RosterFile): boolean {
  const key = `enrolment ${identity}`
  const first = seen.get(key)
  if (first === undefined) {
    seen.set(key, row.line)
    return false
  }
  findings.hold(duplicateRow, row.line, row.column('Personnummer'), '****', detail('sameEnrolment', first))
  return true
}
