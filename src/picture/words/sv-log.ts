// The Swedish words of pupils by name and of the log.

import type { AuditKind, PupilPurpose } from '../../contract/index.ts'
import { plural } from './plural.ts'
import { extractWords } from './sv-extract.ts'

const purposes = {
  teaching: 'Planera undervisning',
  support: 'Stöd och anpassningar',
  grading: 'Betygssättning',
  handover: 'Överlämning mellan lärare eller skolor',
  guardians: 'Samtal med elev och vårdnadshavare',
  checking: 'Kontrollera att uppgifterna stämmer',
} satisfies Record<PupilPurpose, string>

/** What a row says beside its kind: what was done, or why somebody was turned away. */
const events: Readonly<Record<string, string>> = {
  uppföljning: 'Uppföljning',
  registerutdrag: 'Vem har sett mig?',
  // accounts and sessions
  local: 'Med lösenord',
  sso: 'Genom inloggningstjänsten',
  breakGlass: 'Med reservkonto',
  create: 'Nytt konto',
  createBreakGlass: 'Nytt reservkonto',
  setUp: 'Det första kontot',
  password: 'Nytt lösenord',
  reset: 'Ny länk för lösenord',
  resetWithCode: 'Ny länk för lösenord, koderna borttagna',
  close: 'Stängt',
  reopen: 'Öppnat igen',
  staff: 'Knutet till en anställd',
  staffRemoved: 'Inte längre knutet till en anställd',
  codeOn: 'Koder påslagna',
  codeOff: 'Koder avslagna',
  recoveryCodes: 'Nya reservkoder',
  end: 'En session',
  endAll: 'Alla sessioner',
  // grants and settings
  give: 'Given',
  withdraw: 'Borttagen',
  file: 'Från fil',
  ownAddress: 'Egen adress',
  providerAdded: 'Ny inloggningstjänst',
  providerChanged: 'Inloggningstjänst ändrad',
  providerRemoved: 'Inloggningstjänst borttagen',
  providerRestored: 'Inloggningstjänst tillbaka',
  claimRules: 'Regler för roller',
  // loads
  published: 'Publicerad',
  unchanged: 'Oförändrad',
  stopped: 'Stoppad',
  cancelled: 'Avbruten',
  uploaded: 'Fil i inkorgen',
  feed: 'Inläsningarnas tider',
  mail: 'Mejl om inläsningar',
  mailTrial: 'Provmejl',
  // refusals, by the fault's code
  notPermitted: 'Rollen ger inte tillgång',
  noFiguresForRole: 'Rollen ser inga siffror',
  emptyScope: 'Rollen saknar skola eller klass',
  roleNotGranted: 'Har inte rollen',
  codeNeeded: 'Koder måste slås på först',
  signInFailed: 'Fel användarnamn eller lösenord',
  signInLocked: 'För många försök',
  wrongCode: 'Fel kod',
  wrongPassword: 'Fel lösenord',
  setUpRefused: 'Fel engångskod',
  accountClosed: 'Kontot är stängt',
  noGrants: 'Ingen behörighet',
  signInAborted: 'Avbruten hos inloggningstjänsten',
  signInLost: 'Inloggningen hörde inte till webbläsaren',
  samlAnswerInvalid: 'Inloggningstjänstens svar godtogs inte',
  providerAnswerInvalid: 'Inloggningstjänstens svar godtogs inte',
  providerNamesNobody: 'Inloggningstjänsten sade inte vem',
  providerUnreachable: 'Inloggningstjänsten gick inte att nå',
}
/** The same of reports, where a word of them means another thing elsewhere. */
const reportActs: Readonly<Record<string, string>> = {
  create: 'Ny rapport',
  save: 'Sparad',
  restore: 'Tidigare version tillbaka',
  remove: 'Borttagen',
  recall: 'Hämtad tillbaka',
  share: 'Delad',
  unshare: 'Delas inte längre',
  note: 'Ny anteckning',
  answer: 'Anteckning besvarad',
}
/** … and of own measures and groups. */
const localActs: Readonly<Record<string, string>> = {
  save: 'Utkast sparat',
  publish: 'Publicerat',
  withdraw: 'Tillbakadraget',
  discard: 'Utkast kastat',
}
const purposeNames = (kind: AuditKind): readonly Readonly<Record<string, string>>[] =>
  kind === 'report' ? [reportActs] : kind === 'local' ? [localActs] : [purposes, extractWords.purposes, events]

export const logWords = {
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
    local: 'Egna mått',
  } satisfies Record<AuditKind, string>,
  lead: 'Vem som har sett vad, när och varför. Här finns inga siffror, och varje sökning skrivs själv i loggen.',
  search: 'Sök',
  csv: 'Hämta som fil',
  kind: 'Händelse',
  role: 'Roll',
  all: 'alla',
  person: 'Person',
  text: 'Text i frågan',
  from: 'Från och med',
  to: 'Till och med',
  dayHint: 'Till exempel 2026-01-31',
  problem: 'Det gick inte att söka',
  nothing: 'Ingenting i loggen passar.',
  older: 'Visa äldre',
  rows: 'Rader i loggen, den senaste först',
  pupils: (count: number) => `${count} ${plural(count, 'elev', 'elever')} med namn`,
  raw: 'Som det står i loggen',
  purposes,
  purpose: (kind: AuditKind, name: string): string =>
    purposeNames(kind).find((names) => Object.hasOwn(names, name))?.[name] ?? name,
  someone: (actor: string): string =>
    actor === 'system' ? 'Driften (kommandoraden)' : actor === 'nobody' ? 'Ej inloggad' : 'Kontot finns inte kvar',
}

/** What a row of the log tells of, in sentences: read by the officer, made by the server. */
export const told = {
  per: (dimensions: string) => `per ${dimensions}`,
  chosen: (label: string, members: string) => `${label}: ${members}`,
  without: (label: string, members: string) => `${label}: alla utom ${members}`,
  more: (names: readonly string[], left: number) => `${names.join(', ')} och ${left} till`,
  span: (label: string, from: string | null, to: string | null) =>
    from === null
      ? `${label}: till och med ${to}`
      : to === null
        ? `${label}: från och med ${from}`
        : `${label}: ${from} till ${to}`,
  last: (label: string, one: string, count: number) => `${label}: ${count === 1 ? one : `de ${count} senaste`}`,
  latest: { schoolYear: 'det senaste', other: 'den senaste' },
  against: (what: string) => `Jämfört med ${what}`,
  shift: (years: number) =>
    years === -1
      ? 'läsåret före'
      : years === 1
        ? 'läsåret efter'
        : `${Math.abs(years)} läsår ${years < 0 ? 'tidigare' : 'senare'}`,
  pool: (years: number) => `medelvärdet för de ${years} läsåren före`,
  municipality: 'kommunen',
  wholeSchool: 'hela skolan',
  everybody: 'alla',
  regardless: (whole: string, dimensions: string) => `${whole} (oavsett ${dimensions})`,
  country: 'riket',
  area: (code: string) => `kommun ${code}`,
  gap: (one: string, other: string) => `skillnaden mellan ${one} och ${other}`,
  cohort: (schoolYear: string | null, stageYear: number) =>
    `Samma elever som i årskurs ${stageYear}${schoolYear === null ? '' : ` läsåret ${schoolYear}`}`,
  version: (generation: number) => `Version ${generation} av uppgifterna`,
  list: (group: string, schoolYear: string, note: string | null) =>
    `Klass ${group}, läsåret ${schoolYear}.${note === null ? '' : ` Anteckning: ${note}`}`,
  wholeLog: 'Hela loggen.',
  left: (label: string, rows: number, files: number) =>
    `${label} (${[rows === 0 ? null : `${rows} ${plural(rows, 'rad', 'rader')}`, files === 0 ? null : `${files} ${plural(files, 'fil', 'filer')}`].filter((part) => part !== null).join(', ')})`,
  period: (label: string, months: number) => `${label}: sparas i ${months} månader.`,
  grant: (role: string, scope: string | null, days: string) => `${role}${scope === null ? '' : `, ${scope}`}, ${days}`,
  shared: (whom: string, may: 'read' | 'edit' | null) =>
    may === null ? `${whom}.` : `${whom}, får ${may === 'edit' ? 'ändra' : 'läsa'}.`,
  saved: (version: number, from: number | null) => `Version ${version}${from === null ? '' : `, samma som version ${from}`}.`,
  draft: 'Med ett utkast till ett eget mått.',
  local: (name: string, title: string | null, version: number) =>
    `${title === null ? name : `${title} (${name})`}, version ${version}.`,
  replaced: (given: number, kept: number, withdrawn: number) => `${given} nya, ${kept} stod kvar, ${withdrawn} återkallades.`,
  whose: (what: string, name: string) => `${what}. Gäller ${name}.`,
  account: (name: string) => `Gäller ${name}.`,
  address: (address: string) => `Adress: ${address}`,
  provider: (address: string) => `Inloggningstjänst: ${address}`,
  feed: (p: { source: string; at: string | null; everyDays: number | null }) =>
    `${p.source}: ${p.at === null ? 'när filer kommer' : `klockan ${p.at}`}${p.everyDays === null ? '' : `, väntas ${p.everyDays === 1 ? 'varje dag' : `var ${p.everyDays}:e dag`}`}.`,
  uploaded: (source: string, file: string) => `${source}: ${file}.`,
  mail: (server: string, to: string | null) =>
    to === null ? `Mejlen är avstängda. Server: ${server}.` : `Till ${to} genom ${server}.`,
  mailTrial: (to: string) => `Till ${to}.`,
  load: (p: { load: number; source: string; files: number; accepted: number; rejected: number }) =>
    `Inläsning ${p.load}: ${p.source}, ${p.files} ${plural(p.files, 'fil', 'filer')}. ${p.accepted} ${plural(p.accepted, 'rad godkänd', 'rader godkända')}, ${p.rejected} ${plural(p.rejected, 'tillbakahållen', 'tillbakahållna')}.`,
  rollback: (from: number, to: number) => `Från version ${from} av uppgifterna till version ${to}.`,
  extract: (format: string) => `Ett registerutdrag som ${format}.`,
  refusedMore: (count: number) => `Nekad ${count} gånger till under samma timme. De står inte var för sig.`,
  rules: (count: number) => `${count} ${plural(count, 'regel', 'regler')}.`,
  /** What stands behind the first part of an address, where a role may be turned away. */
  places: {
    account: 'Eget konto',
    accounts: 'Konton',
    audit: 'Loggen',
    catalogue: 'Siffrornas mått',
    feeds: 'Inläsningarnas tider',
    grants: 'Behörigheter',
    loads: 'Inläsningar',
    mail: 'Mejl om inläsningar',
    pupils: 'Elever med namn',
    queries: 'Siffror',
    query: 'Siffror',
    rejects: 'Väntande rader',
    reports: 'Rapporter',
    runs: 'Inläsningar',
    session: 'Byte av roll',
    'sign-in': 'Inloggningstjänster',
    status: 'Hur färska uppgifterna är',
    upload: 'Inkorgen',
    versions: 'Versioner',
    why: 'Varför ser jag detta?',
  } as Readonly<Record<string, string>>,
}

export const pupilWords = {
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
    `${new Intl.ListFormat('sv').format(names)} står inte i listan, för att resultatet för någon som inte finns i den annars kan räknas fram. Skolans siffror finns på Spegeln.`,
  grades: 'Betyg',
  protected:
    'Elever med skyddade personuppgifter, och elever som elevregistret inte har sagt något om, visas aldrig i listor. Den här meningen står här även när det inte finns någon.',
}
