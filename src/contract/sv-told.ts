// What stands in several sentences: roles, reasons, rules, and what may be wrong with what somebody writes.
import type { Reason } from './answer.ts'
import type { RetentionClass } from './retention.ts'
import type { Role } from './words.ts'

/** What is wrong with the shape of what was sent, within a sentence. */
export const shapeProblems = {
  once: 'samma får bara stå en gång',
  oneCondition: 'ett villkor tar precis ett av in, notIn, from/to och last',
  sameBlock: 'två block har samma id',
}

/** What a role is called in a sentence. */
export const roleNames = {
  head: 'verksamhetschef',
  analyst: 'kvalitetsansvarig',
  principal: 'rektor',
  teacher: 'lärare',
  board: 'nämnd',
  coordinator: 'samordnare',
  dataProtectionOfficer: 'dataskyddsombud',
} satisfies Record<Role, string>

/** Why something is closed to a role: told in the refusal, and listed on ”Varför ser jag detta?”. */
export const closedRules = {
  classesElsewhere: 'Klasser på andra skolor ser bara den skolans rektor och lärare samt förvaltningen.',
  classes: 'Nämnden ser skolor och kommunen, aldrig klasser.',
  otherGroups: 'En lärare ser sina egna klasser, den egna skolan och kommunen som helhet, aldrig andra klasser.',
  otherSubjects: 'Uppdraget gäller ett visst ämne i klassen och öppnar bara det ämnets siffror.',
  otherYears: 'En klass är lärarens de läsår som uppdraget gäller. Åren före var det andra elever eller en annan klass.',
  otherSchools: 'En lärare ser den egna skolan och kommunen som helhet, inte andra skolor.',
  operators: 'En lärare ser den egna skolan och kommunen som helhet, inte huvudmän var för sig.',
  smallGroups: 'Grupper som är för små döljs, och ibland en grupp till så att de inte kan räknas ut.',
  smallGroupsOwn: 'På den egna enheten döljs grupper under fem elever. Utanför den är gränsen tio.',
  rounded: 'Antal elever anges i tiotal, eftersom nämndens siffror kan spridas vidare.',
  pupilLists: 'Rollen visar siffror om grupper, aldrig enskilda elever.',
  figures: 'Rollen sköter eller övervakar driften och ser inga siffror.',
}

/** Why a figure is hidden; docs/privacy.md has the rules behind them. `fewest`: the size a group must have here. */
export const reasonTexts = {
  small: () => 'Gruppen har färre än tio elever, eller så skulle en så liten grupp kunna räknas ut.',
  fewAnswers: () =>
    'Svaren är för få eller för lika för att visas utan att någon kan kännas igen, eller så skulle en sådan grupp kunna räknas ut.',
  few: (fewest: number) => `Färre än ${fewest === 5 ? 'fem' : 'tio'} elever i gruppen ingår i måttet.`,
  complement: () => 'Resten av gruppen är färre än tio elever och skulle kunna räknas ut.',
  zeroOrAll: () => 'Så få elever skiljer sig från de andra att de skulle kunna kännas igen.',
  secondary: () => 'Uppgiften visas inte, för då skulle en annan liten grupp kunna räknas ut.',
  corrected: () => 'Uppgiften har rättats för färre än tio elever och visas igen efter nästa mätdag.',
  noData: () => 'Det finns inga uppgifter att räkna på.',
  notReaders: () => 'Du ser den här siffran, men den du visar rapporten för gör det inte.',
  notYours: () => 'Din roll ger inte tillgång till den här gruppen.',
} satisfies Record<Reason['code'], (fewest: number) => string>

/** What is kept, and from when it counts: for the one who decides. */
export const retentionLabels = {
  pupils: {
    label: 'Uppgifter om enskilda elever',
    about:
      'Elevregister, betyg, provresultat och resultat, namn och personnummer, och filerna de kom ifrån. Räknas från läsårets slut.',
  },
  log: {
    label: 'Loggen över vem som sett vad',
    about: 'Frågor, elevlistor, inloggningar och ändrade behörigheter. Räknas från händelsen.',
  },
  rejects: {
    label: 'Tillbakahållna rader',
    about: 'Maskerade rader som väntar på rättelse. Räknas från inläsningen.',
  },
  unpublished: {
    label: 'Filer som inte publicerades',
    about: 'Råfiler från inläsningar som stoppades eller inte ändrade något. Räknas från inläsningen.',
  },
  sessions: {
    label: 'Avslutade inloggningar',
    about: 'Sessioner som har gått ut. Räknas från att de gick ut.',
  },
} satisfies Record<RetentionClass, { readonly label: string; readonly about: string }>

export const passwordProblems = {
  short: 'det är kortare än tolv tecken',
  long: 'det är längre än 200 tecken',
  common: 'det hör till dem som prövas först av den som gissar',
  personal: 'det innehåller ditt namn eller användarnamn',
}

export const personalNumberProblems = {
  form: 'Skriv tio eller tolv siffror, till exempel ÅÅÅÅMMDD-NNNN.',
  date: 'Den födelsedagen finns inte i kalendern. Kontrollera siffrorna.',
  future: 'Födelsedagen har inte varit ännu. Kontrollera siffrorna.',
  birthNumber: 'Födelsenumret 000 delas aldrig ut. Kontrollera siffrorna.',
  checkDigit: 'Sista siffran stämmer inte med de andra, så någon siffra är felskriven.',
}
