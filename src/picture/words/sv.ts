// Every Swedish word the screens and pictures say, in one place. Plain Swedish, no blame: a school "ligger under", it is not "dålig".

import type { Role } from '../../contract/index.ts'
import { plural } from './plural.ts'
import { against, forms, references, scales } from './sv-charts.ts'
import { cohort } from './sv-cohort.ts'
import { entering } from './sv-entering.ts'
import { start } from './sv-start.ts'
import { withheld } from './sv-withheld.ts'

/** How a dimension's members are spoken of: `På Åsskolan`, `3 av 9 skolor`. `none` names all of them together. */
export interface DimensionWords {
  readonly label: string
  readonly at: string
  readonly one: string
  readonly many: string
}

const dimensions: Readonly<Record<string, DimensionWords>> = {
  school: { label: 'Skola', at: 'På', one: 'skola', many: 'skolor' },
  class: { label: 'Klass', at: 'I', one: 'klass', many: 'klasser' },
  stageYear: { label: 'Årskurs', at: 'I', one: 'årskurs', many: 'årskurser' },
  subject: { label: 'Ämne', at: 'I', one: 'ämne', many: 'ämnen' },
  schoolYear: { label: 'Läsår', at: '', one: 'läsår', many: 'läsår' },
  sex: { label: 'Kön', at: 'Bland', one: 'grupp', many: 'grupper' },
  migrationBackground: { label: 'Migrationsbakgrund', at: 'Bland', one: 'grupp', many: 'grupper' },
  operator: { label: 'Huvudman', at: 'Hos', one: 'huvudman', many: 'huvudmän' },
  municipality: { label: 'Kommun', at: 'I', one: 'kommun', many: 'kommuner' },
  schoolGroup: { label: 'Skolgrupp', at: 'I', one: 'skolgrupp', many: 'skolgrupper' },
  subjectGroup: { label: 'Ämnesgrupp', at: 'I', one: 'ämnesgrupp', many: 'ämnesgrupper' },
  testPart: { label: 'Delprov', at: 'På', one: 'delprov', many: 'delprov' },
  weekday: { label: 'Veckodag', at: 'På', one: 'veckodag', many: 'veckodagar' },
  month: { label: 'Månad', at: 'I', one: 'månad', many: 'månader' },
  absenceBand: { label: 'Frånvaronivå', at: 'Bland', one: 'grupp', many: 'grupper' },
  question: { label: 'Fråga', at: 'På', one: 'fråga', many: 'frågor' },
  respondentGroup: { label: 'Svarandegrupp', at: 'Från', one: 'grupp', many: 'grupper' },
  term: { label: 'Termin', at: '', one: 'termin', many: 'terminer' },
}

export const words = {
  product: 'Skolspegel',
  /** a label as it stands inside a sentence: `kommunen`, `förra läsåret` */
  inSentence: (label: string): string => label.charAt(0).toLowerCase() + label.slice(1),
  percent: (told: string) => `${told}\u00a0%`,
  units: { pupils: 'elever', points: 'poäng', share: '' },
  distances: {
    pupils: (one: boolean) => (one ? 'elev' : 'elever'),
    points: (_one: boolean) => 'poäng',
    share: (one: boolean) => (one ? 'procentenhet' : 'procentenheter'),
  },
  roles: {
    head: 'Verksamhetschef',
    analyst: 'Kvalitetsansvarig',
    principal: 'Rektor',
    teacher: 'Lärare',
    board: 'Nämndledamot',
    coordinator: 'Samordnare',
    dataProtectionOfficer: 'Dataskyddsombud',
  } satisfies Record<Role, string>,
  dimensions,
  dimension: (name: string): DimensionWords => dimensions[name] ?? { label: name, at: 'I', one: 'grupp', many: 'grupper' },
  sexes: {
    female: { plural: 'Flickor', definite: 'flickorna' },
    male: { plural: 'Pojkar', definite: 'pojkarna' },
    unknown: { plural: 'Okänt kön', definite: 'elever med okänt kön' },
  } as Readonly<Record<string, { readonly plural: string; readonly definite: string }>>,
  all: 'Alla',
  references,
  forms,
  municipality: 'Kommunen',
  inMunicipality: 'i kommunen',
  atSchool: (name: string) => `på ${name}`,
  list: (items: readonly string[]): string =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} och ${items[items.length - 1]}`,

  marks: {
    hidden: '..',
    missing: '.',
    notApplicable: '–',
    hiddenInWords: 'för få elever att visa',
    hiddenForOthers: 'skyddar en liten grupp',
    hiddenShort: 'dold',
    missingInWords: 'uppgift saknas',
    notApplicableInWords: 'gäller inte här',
    unreliable: 'osäker uppgift',
    wide: 'stor osäkerhet',
    approximate: 'ungefär',
    hiddenFigure: 'dold uppgift',
    interval: (low: string, high: string) => `osäkerhet ${low} till ${high}`,
    pupils: (count: string, rounded: boolean) => `${rounded ? 'cirka ' : ''}${count} elever`,
    grades: (count: string, rounded: boolean) => `${rounded ? 'cirka ' : ''}${count} betyg`,
    rounded: (count: string) => `cirka ${count}`,
    against: (name: string, value: string) => `${name} ${value}`,
  },

  chart: {
    about: (title: string, count: number) =>
      `${title}. Diagram med ${count} ${plural(count, 'uppgift', 'uppgifter')}. Gå mellan dem med piltangenterna. Samma siffror finns i tabellen.`,
    roleDescription: 'diagram',
    lifted: 'Markerad',
    band: 'Skuggan visar 95\u00a0% osäkerhet',
    reference: (name: string, value: string) => `${name} ${value}`,
    tipInterval: 'Osäkerhet',
    tipPupils: 'Elever',
    tipGrades: 'Betyg',
    to: (low: string, high: string) => `${low}–${high}`,
    ...scales,
    titleBy: (measure: string, dimension: string) => `${measure} per ${dimension}`,
    titleYears: (measure: string, where: string) => `${measure} ${where}`,
    empty: 'Det finns inga uppgifter att rita för urvalet.',
  },

  lifting: {
    lift: (name: string) => `Lyft fram ${name}`,
    liftTitle: 'Lyft fram raden',
    releaseTitle: 'Lyft inte fram raden längre',
    key: 'Tryck L för att lyfta fram en rad.',
    lifted: (name: string) => `${name} lyfts fram.`,
    released: (name: string) => `${name} lyfts inte fram längre.`,
  },

  titles: {
    per: (split: string) => ` per ${split}`,
    overTime: ' över tid',
    followed: (from: number, to: number) => `samma elever i årskurs ${from} och ${to}`,
    andMore: (measure: string, more: number) => `${measure} och ${more} mått till`,
    without: (names: string) => `utom ${names}`,
    between: (from: string, to: string) =>
      from === '' ? `till och med ${to}` : to === '' ? `från och med ${from}` : `${from} till ${to}`,
  },

  sentence: {
    gap: (above: string, distance: string, below: string, where: string) =>
      `${capital(above)} ligger ${distance} över ${below} ${where}`,
    same: (one: string, other: string, where: string) => `${capital(one)} och ${other} ligger lika ${where}.`,
    chance: ', men det kan vara slump.',
    chanceMany: ', men där kan skillnaderna vara slump.',
    chanceOne: ', men där kan skillnaden vara slump.',
    full: '.',
    reversed: (at: string, names: string) => `${at} ${names} är det tvärtom`,
    reversedCount: (at: string, count: number, of: number, many: string) => `${at} ${count} av ${of} ${many} är det tvärtom`,
    majority: (at: string, girls: number, boys: number, of: number, many: string) => {
      if (girls + boys === 0) return `${at} ${of} ${many} kan skillnaderna mellan flickor och pojkar vara slump.`
      const rest = girls + boys === of ? '' : ' För övriga kan skillnaden vara slump.'
      const share = (count: number): string => (count === of ? `alla ${of}` : `${count} av ${of}`)
      if (girls === 0) return `${at} ${share(boys)} ${many} ligger pojkarna tydligt över flickorna.${rest}`
      const turned = boys === 0 ? '' : ` och ${at.toLowerCase()} ${boys} tydligt under`
      return `${at} ${share(girls)} ${many} ligger flickorna tydligt över pojkarna${turned}.${rest}`
    },
    lean: (at: string, of: number, many: string, above: string, below: string) =>
      `${at} alla ${of} ${many} ligger ${above} över ${below}, men skillnaderna kan vara slump.`,
    plain: (quantity: string, where: string) => `${quantity} ${where}.`,
    hiddenHere: (where: string) => `Någon grupp ${where} är för liten för att visas.`,
    ...against,
    spreadRest: 'För övriga kan skillnaden vara slump.',
    hiddenGroups: (count: number, one: string, many: string) =>
      `För ${count} ${plural(count, one, many)} är någon grupp för liten för att visas.`,
    nothing: 'Grupperna är för små för att någon siffra ska kunna visas. Välj ett bredare urval.',
    noData: 'Det finns inga uppgifter för det här urvalet. Välj ett annat läsår eller en annan skola.',
    rise: (who: string, distance: string, since: string) => `${who} har gått upp ${distance} sedan ${since}.`,
    fall: (who: string, distance: string, since: string) => `${who} har gått ned ${distance} sedan ${since}.`,
    steady: (who: string, since: string) => `För ${who} kan förändringen sedan ${since} vara slump.`,
    everyone: 'eleverna',
    shortSeries: 'Det behövs minst två läsår med siffror för att se en utveckling.',
  },

  signIn: {
    heading: 'Välkommen till Skolspegel',
    lead: 'Skolans siffror, lugnt och begripligt: samma siffror för alla, små grupper skyddade, och alltid med svar på var siffran kommer ifrån.',
    demoHeading: 'Prova med Demokommun',
    demo: 'Allt är påhittat: kommunen, skolorna, eleverna och personerna. Inget lösenord behövs: välj vem du vill se spegeln som.',
    groups: {
      whole: 'Förvaltning och nämnd',
      principals: 'Rektorer',
      teachers: 'Lärare',
      keepers: 'Samordning och dataskydd',
    },
    out: 'Logga ut',
  },

  entering,

  pages: {
    mirror: 'Spegeln',
    explore: 'Utforska',
    reports: 'Rapporter',
    pupils: 'Elever',
    log: 'Logg',
    extract: 'Utdrag',
    data: 'Data',
    local: 'Egna mått',
    accounts: 'Konton',
    providers: 'Inloggning',
    grants: 'Behörigheter',
    retention: 'Gallring',
    account: 'Mitt konto',
    why: 'Varför ser jag detta?',
    style: 'Stil',
    more: 'Mer',
    morePages: 'Fler sidor',
    skip: 'Hoppa till innehållet',
    navigation: 'Huvudmeny',
    demoNote: 'Påhittade uppgifter',
    asOf: (instant: string) => `Data per ${instant}`,
    unknown: 'Sidan finns inte',
    unknownText: 'Adressen leder ingenstans. Börja om från spegeln.',
    unknownLink: 'Till spegeln',
    role: 'Roll',
    roleProblem: 'Det gick inte att byta roll',
    language: 'Språk',
  },

  filters: {
    group: 'Fråga',
    measure: 'Mått',
    by: 'Dela upp på',
    schoolYear: 'Läsår',
    school: 'Skola',
    sex: 'Kön',
    subject: 'Ämne',
    stageYear: 'Årskurs',
    allSchools: 'alla skolor',
    allSexes: 'alla',
    allStageYears: 'alla',
    nothing: 'inget',
    search: (label: string) => `Sök bland: ${label}`,
    searchHint: 'Skriv för att söka',
    noMatch: 'Inget passar. Pröva färre bokstäver.',
    done: 'Klar',
    atMost: (count: number) => `Högst ${count} i taget.`,
    changed: (label: string, value: string) => `${label} ändrades till ${value}.`,
    undo: 'Ångra',
  },

  mirror: {
    schoolYear: (year: string) => `läsåret ${year}`,
    stageYear: (year: string) => (/^\d+$/.test(year) ? `årskurs ${year}` : year.toLowerCase()),
    stageYearShort: (year: string) => year.replace(/^Årskurs /, ''),
    says: 'Vad siffrorna säger',
    table: 'Samma siffror',
    difference: 'Skillnad',
    change: 'Förändring',
    pupils: 'Elever',
    pupilsRounded: 'Elever, cirka',
    grades: 'Betyg',
    gradesRounded: 'Betyg, cirka',
    caption: (title: string) => `${title}, samma siffror som i diagrammet`,
    hiddenNote: (reasons: readonly string[]) => `.. = dold uppgift. ${reasons.join(' ')}`,
    missingNote: '. = uppgift saknas.',
    approximateNote: '~ = ungefärlig uppgift, för att ingen enskild elev ska kunna pekas ut.',
    waitingNote:
      'En rättning av några få elevers uppgifter väntar. Till nästa mätdag (15 oktober eller 15 maj) visas siffrorna som före rättningen.',
    value: 'Värde',
    years: 'Över tid',
    chooseSubject: 'Välj ett ämne i taget för att se utvecklingen över tid.',
    asOf: (instant: string) => `Uppgifterna gäller per ${instant}.`,
    classes: (school: string) => `Visa klasserna på ${school}`,
    showStageYear: (year: string) => `Visa ${year.toLowerCase()}`,
    showMunicipality: 'Visa hela kommunen',
  },

  withheld,

  origin: {
    open: 'Var kommer siffran ifrån?',
    short: (label: string, files: number, date: string) =>
      `Källa: ${label}, ${files} ${plural(files, 'fil', 'filer')}, inläst ${date}`,
    checksPassed: 'alla kontroller godkända',
    checksHeld: 'några rader väntar på rättning',
    definition: 'Så räknas det',
    population: 'Vilka som räknas',
    rule: 'Regelversion',
    source: 'Definitionen kommer från',
    files: 'Källfiler',
    file: 'Fil',
    kind: 'Källa',
    loaded: 'Inläst',
    extracted: 'Uttagen',
    held: 'Väntar',
    someHeld: 'några rader',
    noneHeld: 'inga',
    showAll: (count: number) => `Visa alla ${count} filer`,
    showFewer: 'Visa färre filer',
    checks: 'Kontroller',
    checksText: (names: readonly string[]) =>
      `${names.length} ${plural(names.length, 'kontroll', 'kontroller')} gjordes vid inläsningen: ${names.join(', ')}. Rader som inte klarade en kontroll räknas inte förrän de har rättats.`,
    version: 'Version av uppgifterna',
    versionText: (generation: number, instant: string, catalogue: string) =>
      `Version ${generation}, framtagen ${instant}. Måttkatalog ${catalogue}.`,
    regime: 'Skydd av små grupper',
    regimes: {
      own: 'Egen enhet: grupper med färre än tio elever visas inte.',
      across:
        'Flera enheter: grupper med färre än tio elever visas inte, inte heller siffror som gör att en sådan grupp kan räknas fram.',
      public: 'Offentligt: grupper med färre än tio elever visas inte, och antal avrundas till tiotal.',
    },
    none: 'Ingen källfil är knuten till siffran.',
  },

  sources: {
    'scb-grades-9': 'Slutbetyg årskurs 9',
    'scb-grades-6': 'Terminsbetyg årskurs 6',
    'national-tests': 'Nationella prov',
    attendance: 'Närvaro',
    'survey-answers': 'Enkätsvar',
    roster: 'Elevregister',
  } as Readonly<Record<string, string>>,

  data: {
    heading: 'Data',
    lead: 'Vad som har lästs in och hur kontrollerna gick.',
    noFiguresTitle: 'Här finns inga resultat',
    noFigures:
      'Som samordnare ser du inläsningar och kontroller men inga siffror om elevers resultat. Du behöver dem inte för att hålla uppgifterna i ordning, och då ska de inte heller visas.',
    freshness: 'Hur färskt är det?',
    loadedAt: (date: string) => `inläst ${date}`,
    loads: 'Inläsningar',
    load: 'Inläsning',
    source: 'Källa',
    files: 'Filer',
    read: 'Lästa rader',
    accepted: 'Godkända',
    held: 'Väntar',
    outcome: 'Utfall',
    statuses: { published: 'Publicerad', unchanged: 'Oförändrad', stopped: 'Stoppad' },
    remarks: 'Anmärkningar',
    allPassed: (count: number) => (count === 1 ? '1 kontroll, godkänd' : `${count} kontroller, alla godkända`),
    empty: 'Ingenting är inläst ännu.',
    summary: (loads: number, rows: string, held: string) =>
      `${loads} ${plural(loads, 'inläsning', 'inläsningar')}, ${rows} lästa rader, ${held} väntar på rättning.`,
    showAll: (count: number) => `Visa alla ${count}`,
    showFewer: 'Visa färre',
  },

  start,
  cohort,
  states: {
    loading: 'Hämtar siffrorna …',
    errorTitle: 'Det gick inte att visa siffrorna',
    notFetched: 'Det gick inte att hämta det som ska stå här',
    unexpected: 'Något gick fel hos oss. Försök igen om en stund.',
    unreachable: 'Servern svarar inte. Kontrollera nätet och försök igen.',
    offline: 'Du är utan nät. Det du ser är det som senast hämtades.',
    retry: 'Försök igen',
    reset: 'Börja om från början',
    slow: 'Det tar längre tid än vanligt.',
    cancel: 'Avbryt',
  },
} as const

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
