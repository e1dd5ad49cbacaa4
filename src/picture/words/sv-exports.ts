// The Swedish words of files made of figures: the buttons that make them, and what stands in them besides the figures.
import { plural } from './plural.ts'

const questions = (count: number): string => `${count} ${plural(count, 'fråga', 'frågor')}`

/** The buttons and what they say. */
export const exportWords = {
  heading: 'Ta med',
  formats: { xlsx: 'Excel', pdf: 'PDF', png: 'Bild (PNG)', svg: 'Bild (SVG)', csv: 'CSV' },
  link: 'Länk',
  linkCopied: 'Länken är kopierad. Den visar samma siffror även efter nästa inläsning.',
  linkShown: 'Länk till samma siffror',
  noQuestions:
    'Rapporten har inga frågor, så det finns inga siffror att göra filer av. Skriv ut sidan om du vill ha texterna på papper.',
  fetching: 'Siffrorna hämtas …',
  noFigures: 'Ingen av frågorna kan visas för dig, så det finns inga siffror att ta med.',
  mixed: (generation: number) =>
    `Nya uppgifter har kommit medan du läste. Filen görs av de senaste, version ${generation}. Ladda om sidan för att se dem.`,
  savedOnly: 'Filerna görs av den sparade rapporten, utan ändringarna som inte är sparade.',
  withoutNotes: 'Anteckningarna följer inte med i filerna.',
  firstPicture: 'Bilden visar det första diagrammet.',
  forWhom: 'Vem är filen till?',
  readers: { me: 'Till mig', others: 'Till andra' },
  explained: {
    me: 'Filen visar det du ser här, och kan ha siffror som bara du får se.',
    others: 'Filen räknas om för läsare utan elevlistor: det som bara din roll eller egna enhet får se är dolt.',
  },
  making: (format: string) => `Gör filen (${format}) …`,
  waiting: (ahead: number) => (ahead === 0 ? 'Väntar på sin tur.' : `Väntar på ${ahead} ${plural(ahead, 'fil', 'filer')} före.`),
  asking: (done: number, of: number) => `${done} av ${questions(of)} hämtade.`,
  writing: 'Filen skrivs.',
  cancel: 'Avbryt',
  cancelled: 'Filen avbröts.',
  made: (name: string) => `${name} är sparad.`,
  problem: 'Det gick inte att göra filen',
} as const

/** The files' names, and what stands in them besides the figures. */
export const fileWords = {
  name: (title: string, about: string | null, generation: number, forOthers: boolean) =>
    `${title}${about === null ? '' : `, ${about}`}, version ${generation}${forOthers ? ', för andra' : ''}`,
  nameless: 'Skolspegel',
  contents: 'Innehåll',
  basis: 'Underlag',
  toContents: 'Till innehållet',
  sheet: 'Blad',
  question: 'Fråga',
  says: 'Vad siffrorna säger',
  notShown: 'Visas inte',
  from: (column: string) => `${column}, från`,
  to: (column: string) => `${column}, till`,
  points: (label: string) => `${label}, procentenheter`,
  interval: 'Kolumnerna ”från” och ”till” anger 95\u00a0% osäkerhet.',
  asked: 'Frågorna',
  measure: 'Mått',
  by: 'Uppdelning',
  notSplit: 'ingen',
  except: (names: string) => `alla utom ${names}`,
  span: (from: string, to: string) => `${from} till ${to}`,
  since: (from: string) => `från ${from}`,
  until: (to: string) => `till ${to}`,
  more: (count: number) => `${count} till`,
  last: (count: number) => (count === 1 ? 'det senaste' : `de ${count} senaste`),
  comparisons: 'Jämförs med',
  comparedGap: (a: string, b: string) => `skillnaden ${a} och ${b}`,
  definitions: 'Så räknas det',
  protection: 'Skydd av små grupper',
  files: 'Källfiler',
  fileCount: 'Antal filer',
  filesElsewhere: 'Filerna en och en står i arbetsboken, och i Skolspegel under Var kommer siffran ifrån?',
  about: 'Om filen',
  version: 'Version av uppgifterna',
  asOf: 'Uppgifterna gäller per',
  catalogue: 'Måttkatalog',
  madeBy: 'Framtagen av',
  madeByText: (name: string, role: string) => `${name}, ${role.toLowerCase()}`,
  forWhom: 'För vem',
  forMe: 'Filen är till den som tog fram den. Den kan ha siffror som andra inte får se, så lämna den inte vidare.',
  forOthers:
    'Filen är till läsare utan elevlistor: siffrorna följer de regler som gäller utanför den egna enheten och är prövade tillsammans.',
  address: 'Öppna samma siffror',
  municipality: 'Kommun',
  readFor: 'Läst för',
  note: 'Observera',
  demo: 'Påhittade uppgifter: kommunen, skolorna och eleverna finns inte.',
  short: (generation: number, asOf: string) => `Skolspegel · version ${generation} · uppgifter per ${asOf}`,
  footer: (generation: number) => `Skolspegel, version ${generation}`,
  of: 'av',
  part: (part: number, of: number) => `del ${part} av ${of}`,
  alt: (title: string, form: string, sentence: string) => `${title}. ${form}. ${sentence} Samma siffror finns i tabellen.`,
  unreadableLetters: 'Tecken som typsnittet saknar står som □.',
  /** columns that say which version a line is of */
  csv: ['Version', 'Uppgifter per', 'Måttkatalog', 'Framtagen av'],
} as const
