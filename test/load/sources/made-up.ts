// Made-up rows for the tests of the sources. Nobody has these numbers: the birth numbers are counted upwards.
import { checkDigit } from '../../../src/school/rules/index.ts'

/** A valid made-up personal number; different for each `index`. */
export function number(index: number, year = 2009): string {
  const ten = `${String(year).slice(2)}${pad(1 + (index % 12))}${pad(1 + (Math.floor(index / 12) % 28))}${String(100 + Math.floor(index / 336)).padStart(3, '0')}`
  return `${String(year).slice(0, 2)}${ten}${checkDigit(ten)}`
}

export const given = 'Åsalill'
export const family = 'Östergrensson'

const grades9 = 'A;B;C;D;E;;2;SPA;C;;2;A;B;C;D;E;A;B;C;D;E;2;2;A;2'
const grades6 = 'A;B;C;D;E;;2;SPA;C;;2;A;B;2;2;2;2;C;D;E;A;B;C;2;2;D;2'

/** Cells of one row of SCB's file with `changes` by heading position. */
export function scbCells(stageYear: 6 | 9, index: number, changes: Readonly<Record<number, string>> = {}): string[] {
  const head = ['Extens', '2025-06-12', '7.1', number(index), '12345678', `${stageYear}A`, given, family]
  const cells = [...head, ...(stageYear === 9 ? grades9 : grades6).split(';')]
  return cells.map((cell, position) => changes[position] ?? cell)
}

export const scbText = (rows: readonly (readonly string[])[], end = '\r\n'): string =>
  rows.map((cells) => cells.join(';') + end).join('')

export const enrolmentHeading =
  'Personnummer;Förnamn;Efternamn;Skolenhetskod;Läsår;Årskurs;Klass;Kön;Skyddade personuppgifter;Migrationsbakgrund;Inskriven från;Inskriven till'

/** Cells of one pupil row with `changes` by position. */
export function enrolmentCells(index: number, changes: Readonly<Record<number, string>> = {}): string[] {
  const sex = Number(number(index).at(-2)) % 2 === 1 ? 'Man' : 'Kvinna'
  const cells = [number(index), given, family, '12345678', '2024/25', '9', '9A', sex, 'Ingen', 'Svensk', '2024-08-19', '']
  return cells.map((cell, position) => changes[position] ?? cell)
}

export const testHeading =
  'Uttagsdatum;Personnummer;Förnamn;Efternamn;Skolenhetskod;Läsår;Årskurs;Klass;Ämne;Delprov;Provdatum;Status;Form;Resultat;Kravnivå;Medbedömning;Central rättning'

/** Cells of one row of test results with `changes` by heading. */
export function testCells(index: number, changes: Readonly<Record<string, string>> = {}): string[] {
  const cells: Readonly<Record<string, string>> = {
    ...{ Uttagsdatum: '2025-06-12', Personnummer: number(index), Förnamn: given, Efternamn: family, Skolenhetskod: '12345678' },
    ...{ Läsår: '2024/25', Årskurs: '9', Klass: '9A', Ämne: 'MA', Delprov: 'Prov', Provdatum: '2025-05-15', Status: 'Gjort' },
    ...{ Form: 'Betyg', Resultat: 'C', Kravnivå: '', Medbedömning: '', 'Central rättning': '' },
    ...changes,
  }
  return testHeading.split(';').map((heading) => cells[heading] ?? '')
}

export const lessonHeading =
  'Uttagsdatum;Personnummer;Förnamn;Efternamn;Skolenhetskod;Datum;Starttid;Ämne;Grupp;Lektionsminuter;Rapporterad;Giltig frånvaro;Ogiltig frånvaro;Övrig frånvaro'

/** Cells of one lesson with `changes` by heading. */
export function lessonCells(index: number, changes: Readonly<Record<string, string>> = {}): string[] {
  const cells: Readonly<Record<string, string>> = {
    ...{ Uttagsdatum: '2025-06-12', Personnummer: number(index), Förnamn: given, Efternamn: family, Skolenhetskod: '12345678' },
    ...{ Datum: '2025-05-15', Starttid: '08:20', Ämne: 'MA', Grupp: '7–9 MA', Lektionsminuter: '60', Rapporterad: 'Ja' },
    ...{ 'Giltig frånvaro': '', 'Ogiltig frånvaro': '15', 'Övrig frånvaro': '0' },
    ...changes,
  }
  return lessonHeading.split(';').map((heading) => cells[heading] ?? '')
}

export const rosterText = (heading: string, rows: readonly (readonly string[])[]): string =>
  `${[heading, ...rows.map((cells) => cells.join(';'))].join('\n')}\n`

/** Windows-1252 bytes of text whose letters it has. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => (letter === '–' ? 0x96 : letter.charCodeAt(0)))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

const surveyPlace = 'Uttagsdatum;Enkät;Skolenhetskod;Läsår;Årskurs;Klass;Svarandegrupp'
export const answerHeading = `${surveyPlace};Kön;Fråga;Formulering;Skala;Svar`
export const invitationHeading = `${surveyPlace};Inbjudna;Svarande`

const survey: Readonly<Record<string, string>> = {
  ...{ Uttagsdatum: '2025-05-20', Enkät: 'Vårenkäten', Skolenhetskod: '12345678', Läsår: '2024/25', Årskurs: '8', Klass: '8A' },
  ...{ Svarandegrupp: 'Elev', Kön: 'Kvinna', Fråga: 'safe', Formulering: '1', Skala: 'Instämmande', Svar: '4' },
  ...{ Inbjudna: '24', Svarande: '20' },
}
/** Cells of one answer, and of one group that was invited, with `changes` by heading. */
export const answerCells = (changes: Readonly<Record<string, string>>): string[] => surveyCells(answerHeading, changes)
export const invitationCells = (changes: Readonly<Record<string, string>>): string[] => surveyCells(invitationHeading, changes)
const surveyCells = (heading: string, changes: Readonly<Record<string, string>>): string[] =>
  heading.split(';').map((column) => changes[column] ?? survey[column] ?? '')
