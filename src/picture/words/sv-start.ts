// What Din spegel says.
import { plural } from './plural.ts'

export const start = {
  page: 'Din spegel',
  lead: (place: string, pupils: string | null, year: string) =>
    [place, pupils, `läsåret ${year}`].filter((part) => part !== null).join(' · '),
  pupils: (count: string) => `${count} elever`,
  unit: 'Enhet',
  figures: 'De viktigaste siffrorna',
  stage: (label: string, stageYear: string) => (/åk \d/.test(label) ? label : `${label}, åk ${stageYear}`),
  year: (year: string) => `Läsåret ${year}`,
  higher: 'Högre',
  lower: 'Lägre',
  same: 'Oförändrat',
  than: (value: string) => `än förra läsåret (${value})`,
  against: (value: string) => `mot förra läsåret (${value})`,
  chance: ', kan vara slump',
  municipality: (value: string) => `Kommunen ${value}.`,
  country: (value: string) => `Riket ${value}.`,
  noYearBefore: 'Ingen siffra för förra läsåret.',
  hidden: 'För få elever för att visa ett resultat.',
  rising: (years: number) => `Uppåt ${years} läsår i rad.`,
  falling: (years: number) => `Nedåt ${years} läsår i rad.`,
  look: (label: string) => `Utforska ${label}`,
  empty: 'Här finns inga resultat ännu',
  emptyText:
    'När betyg eller elevregister för enheten har lästs in visas de här. Fråga samordnaren om du saknar något, eller titta på hela kommunen.',
  sexes: 'Flickor och pojkar',
  sexesLead: 'Skillnader som inte syns i medelvärdet: betygspoäng per ämne, senaste läsåret.',
  sexesLook: 'Utforska flickor och pojkar per ämne',
  fresh: 'Hur färskt är det?',
  loaded: (date: string) => `inläst ${date}`,
  data: 'Data',
  news: 'Nytt sedan sist',
  newSince: (date: string, names: readonly string[]) => `Sedan ditt besök ${date} har ${names.join(', ')} lästs in.`,
  first: 'Välkommen. Tryck på en siffra för att utforska den, eller på Utforska för att ställa en egen fråga.',
  tiles: (count: number) => `${count} ${plural(count, 'siffra', 'siffror')}`,
} as const
