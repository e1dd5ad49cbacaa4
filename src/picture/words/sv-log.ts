// The Swedish words of pupils by name and of the log.

import type { AuditKind, PupilPurpose } from '../../contract/index.ts'
import { extract } from './sv-extract.ts'

const purposes = {
  teaching: 'Planera undervisning',
  support: 'Stöd och anpassningar',
  grading: 'Betygssättning',
  handover: 'Överlämning mellan lärare eller skolor',
  guardians: 'Samtal med elev och vårdnadshavare',
  checking: 'Kontrollera att uppgifterna stämmer',
} satisfies Record<PupilPurpose, string>

export const log = {
  kinds: {
    answer: 'Fråga',
    export: 'Uttag',
    pupilList: 'Elevlista',
    pupilExtract: 'Registerutdrag',
    signIn: 'Inloggning',
    signOut: 'Utloggning',
    session: 'Session avslutad',
    refused: 'Nekad',
    account: 'Konto',
    grant: 'Behörighet',
    search: 'Sökning i loggen',
    load: 'Inläsning',
    rollback: 'Återgång',
    retention: 'Gallring',
    settings: 'Inställning',
    report: 'Rapport',
    preview: 'Förhandsvisning',
  } satisfies Record<AuditKind, string>,
  page: 'Logg',
  lead: 'Vem som har sett vad, när och varför. Här finns inga siffror, och varje sökning skrivs själv i loggen.',
  search: 'Sök',
  csv: 'Hämta som fil',
  kind: 'Händelse',
  all: 'alla',
  person: 'Person',
  text: 'Text i frågan',
  from: 'Från och med',
  to: 'Till och med',
  dayHint: 'Till exempel 2026-01-31',
  problem: 'Det gick inte att söka',
  nothing: 'Ingenting i loggen passar.',
  older: 'Visa äldre',
  columns: ['Tid', 'Händelse', 'Namn', 'Roll', 'Ändamål', 'Gäller', 'Elever'],
  purposes,
  purpose: (name: string): string =>
    [...Object.entries(purposes), ...Object.entries(extract.purposes)].find(([id]) => id === name)?.[1] ?? name,
  someone: (actor: string): string =>
    actor === 'system' ? 'Driften (kommandoraden)' : actor === 'nobody' ? 'Ej inloggad' : 'Kontot finns inte kvar',
}

export const pupils = {
  page: 'Elever',
  lead: 'Välj först varför du behöver se elever med namn. Varje visning skrivs i loggen.',
  purpose: 'Ändamål',
  choose: 'välj',
  note: 'Anteckning (frivillig)',
  noteHint: 'Sparas i loggen tillsammans med ändamålet. Skriv inga namn.',
  class: 'Klass',
  schoolYear: 'Läsår',
  show: 'Visa elever',
  problem: 'Det gick inte att visa listan',
  noClasses: 'Du har inga klasser att visa.',
  nobody: 'Ingen elev i klassen kan visas.',
  name: 'Namn',
  meritValue: 'Meritvärde',
  title: (name: string, school: string, year: string) => `${name}, ${school}, ${year}`,
  leftOut: (names: readonly string[]) =>
    `${names.join(', ')} står inte i listan, för att resultatet för någon som inte finns i den annars kan räknas fram. Skolans siffror finns på Spegeln.`,
  grades: 'Betyg',
  protected:
    'Elever med skyddade personuppgifter, och elever som elevregistret inte har sagt något om, visas aldrig i listor. Den här meningen står här även när det inte finns någon.',
}
