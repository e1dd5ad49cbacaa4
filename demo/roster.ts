// The roster as a pupil system exports it: UTF-8 with byte order mark, semicolons, a heading row, CRLF.
import type { Enrolment } from './life.ts'
import { backgroundIn, markingIn, sexIn } from './pupil.ts'
import type { Duty } from './staff.ts'
import type { Unit } from './unit.ts'

export interface Municipality {
  readonly name: string
  readonly code: string
}

const byteOrderMark = '\uFEFF'
const heading = (columns: string): string => `${byteOrderMark}${columns}\r\n`
const row = (...fields: readonly (string | null)[]): string => `${fields.map((field) => field ?? '').join(';')}\r\n`
const firstDay = (year: number | null): string | null => (year === null ? null : `${year}-07-01`)
const lastDay = (year: number | null): string | null => (year === null ? null : `${year + 1}-06-30`)

/** 2024 → `2024/25` */
export const schoolYear = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

export const unitHeading = heading('Skolenhetskod;Namn;Kommunkod;Kommun;Huvudman;Föregångare;Giltig från;Giltig till')
export const unitRows = (units: readonly Unit[], { code, name }: Municipality): string =>
  units
    .flatMap((unit) =>
      unit.names.map((named) =>
        row(unit.code, named.name, code, name, unit.operator, unit.predecessor, firstDay(named.from), lastDay(named.to)),
      ),
    )
    .join('')

const sexes = { female: 'Kvinna', male: 'Man', unknown: 'Okänt' } as const
export const pupilHeading = heading(
  'Personnummer;Förnamn;Efternamn;Skolenhetskod;Läsår;Årskurs;Klass;Kön;Skyddade personuppgifter;Migrationsbakgrund;Inskriven från;Inskriven till',
)
export const pupilRows = (enrolments: readonly Enrolment[], year: number): string =>
  enrolments
    .map(({ pupil, unit, stage, class: group, from, to }) =>
      row(
        ...[pupil.number, pupil.given, pupil.family, unit.code, schoolYear(year), stage === 0 ? 'F' : String(stage), group],
        ...[sexes[sexIn(pupil, year)], markingIn(pupil, year), backgroundIn(pupil, year), from, to],
      ),
    )
    .join('')

export const dutyHeading = heading('Personnummer;Förnamn;Efternamn;Skolenhetskod;Grupp;Roll;Gäller från;Gäller till;Ämne')
export const dutyRows = (duties: readonly Duty[]): string =>
  duties
    .map(({ number, given, family, school, group, role, from, to, subject }) =>
      row(number, given, family, school, group, role, from, to, subject),
    )
    .join('')
