// What the loader says of itself: of its files, on the console and of the book of loads.
import type { SourceName } from '../../contract/index.ts'

export const loadWords = {
  sources: {
    'scb-grades-9': 'Slutbetyg åk 9 (SCB)',
    'scb-grades-6': 'Terminsbetyg åk 6 (SCB)',
    roster: 'Elevregister',
    'national-tests': 'Nationella prov',
    attendance: 'Närvaro',
    'survey-answers': 'Enkätsvar',
  } satisfies Record<SourceName, string>,
  absent: 'den finns inte',
  denied: 'systemet nekar läsning',
  ledger: {
    unreadable: 'raden går inte att läsa',
    number: (number: number) => `raden har nummer ${number}`,
    lost: 'de sista raderna saknas',
    changed: 'raden före har ändrats eller tagits bort',
    cut: 'Loggbokens sista rad var avbruten och har lagts åt sidan. Den hörde till en inläsning som inte blev klar.',
  },
  waiting: (pid: number) => `En annan inläsning pågår (process ${pid}). Väntar på att den blir klar.`,
  underWay: (pid: number) => `En inläsning pågår (process ${pid}). De senaste färdiga siffrorna visas så länge.`,
  rebuilding: (generation: number) => `Version ${generation} saknas eller är skadad. Den byggs om ur arkivet.`,
  shown: (generation: number) => `Version ${generation} är den senaste enligt loggboken och visas från och med nu.`,
  rederiving: (generation: number) =>
    `Programmet är uppdaterat. Siffrorna räknas om enligt dagens regler (version ${generation}).`,
  remaking: (generation: number) => `Version ${generation} görs om efter dagens markeringar om skyddade personuppgifter.`,
}
