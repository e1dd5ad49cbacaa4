// The Swedish words of the register extract: what is stored of one pupil, and who has looked.

import type { ExtractPurpose, Protection, PupilExtract, Sex } from '../../contract/index.ts'
import { plural } from './plural.ts'

const backgrounds: Readonly<Record<string, string>> = {
  swedish: 'svensk',
  foreign: 'utländsk',
  newlyArrived: 'nyinvandrad',
  unknown: 'okänd',
}

type TestTold = PupilExtract['tests'][number]
const level = (reached: boolean): string => (reached ? 'kravnivån nådd' : 'kravnivån inte nådd')

export const extractWords = {
  heading: 'Vem har sett mig?',
  lead: 'En elev i taget: vem som har sett uppgifterna med namn, och allt som är sparat. Varje utdrag skrivs i loggen med sitt ändamål.',
  personalNumber: 'Personnummer',
  personalNumberHint: 'Tio eller tolv siffror, med eller utan bindestreck. Det du skriver sparas inte.',
  purpose: 'Ändamål',
  purposes: {
    accessRequest: 'Begäran om registerutdrag',
    correction: 'Rättelse eller radering',
    incident: 'Utredning av en incident',
    supervision: 'Tillsyn eller klagomål',
  } satisfies Record<ExtractPurpose, string>,
  show: 'Visa utdraget',
  problem: 'Det gick inte att visa utdraget',
  fileProblem: 'Det gick inte att hämta filen',
  csv: 'Hämta som CSV',
  json: 'Hämta som JSON',
  fetching: 'Hämtar utdraget …',
  number: (twelve: string) => `${twelve.slice(0, 8)}-${twelve.slice(8)}`,
  of: (name: string) => `Registerutdrag för ${name}`,
  nameless: 'en person vars namn inte visas',
  protection: 'Skyddade personuppgifter',
  protections: {
    none: 'nej',
    confidentiality: 'sekretessmarkering',
    protectedRegistration: 'skyddad folkbokföring',
    unknown: 'elevregistret har inte sagt något',
  } satisfies Record<Protection, string>,
  asOf: (generation: number, instant: string) => `Version ${generation} av uppgifterna, per ${instant}`,
  seenBy: (views: number, people: number) =>
    `Uppgifterna har visats med namn ${views} ${plural(views, 'gång', 'gånger')}, för ${people} ${plural(people, 'person', 'personer')}.`,
  latest: (instant: string, name: string, role: string | null) =>
    `Senast ${instant} för ${name}${role === null ? '' : ` (${role})`}.`,
  unseen: 'Ingen har sett uppgifterna med namn före det här utdraget.',
  bare: 'Personen finns i namnvalvet, men ingenting är sparat om henne eller honom som elev. En tjänst i elevregistret visas inte här.',
  short: 'I korthet',
  views: 'Vem som har sett uppgifterna med namn',
  viewColumns: ['Tid', 'Händelse', 'Namn', 'Roll', 'Ändamål', 'Gäller'],
  /** `12345678:9A` */
  viewOf: (group: string, schoolYear: string | null, note: string | null) => {
    const [unit = '', name = group] = group.split(':')
    return [`${name} på skolenhet ${unit}`, schoolYear, note].filter((part) => part !== null).join(', ')
  },
  enrolments: 'Inskrivningar',
  enrolmentColumns: ['Läsår', 'Skola', 'Årskurs', 'Klass', 'Tid', 'Kön', 'Migrations\u00adbakgrund', 'Källa'],
  grades: 'Betyg',
  gradeColumns: ['Läsår', 'Skola', 'Årskurs', 'Klass', 'Betyg', 'Källa'],
  tests: 'Nationella prov',
  testColumns: ['Läsår', 'Skola', 'Årskurs', 'Klass', 'Prov', 'Provdatum', 'Resultat', 'Källa'],
  testStatuses: { done: '', notTaken: 'ej deltagit', lost: 'bortfall' } satisfies Record<TestTold['status'], string>,
  testMark: (form: TestTold['form'], mark: string) =>
    form === 'grade' ? mark : form === 'points' ? `${mark} poäng` : level(mark === 'yes'),
  testLevel: level,
  testSecond: (mark: string) => `medbedömning ${mark}`,
  testCentral: (mark: string) => `central rättning ${mark}`,
  lessons: 'Närvaro',
  lessonColumns: ['Månad', 'Skola', 'Lektioner', 'Minuter', 'Rapporterade', 'Giltig frånvaro', 'Ogiltig', 'Övrig'],
  lessonsLead: 'Minuter, månad för månad. Varje lektion för sig finns i filerna som går att hämta.',
  lesson: {
    minutes: (minutes: number) => `${minutes} min`,
    unreported: 'inte rapporterad',
    valid: 'giltig frånvaro',
    invalid: 'ogiltig frånvaro',
    other: 'övrig frånvaro',
  },
  results: 'Framräknade resultat',
  resultColumns: ['Läsår', 'Årskurs', 'Mått', 'Värde'],
  sources: 'Källfiler',
  sourceColumns: ['Fil', 'Källa', 'Inläst', 'Uttagen'],
  sitting: (schoolYear: string, term: string) => `${term} ${schoolYear}`,
  stay: (from: string | null, to: string | null) =>
    from === null && to === null ? 'hela läsåret' : `${from ?? 'läsårets början'} till ${to ?? 'läsårets slut'}`,
  place: (file: string, line: number) => `${file}, rad ${line}`,
  sexes: { female: 'flicka', male: 'pojke', unknown: 'okänt' } satisfies Record<Sex, string>,
  background: (id: string): string => backgrounds[id] ?? id,
  yesNo: (value: boolean): string => (value ? 'ja' : 'nej'),
  nothing: 'Inget.',
  notes:
    'Samma uppgifter finns i de senaste versionerna av siffrorna och, krypterade, i råfilerna de kom ifrån. Siffror om grupper, också små grupper på den egna skolan, visar ingen enskild elev och räknas inte upp här; frågorna bakom dem finns i loggen.',
} as const
