// The Swedish words of what leaves when its time is past.

import type { RetentionStep } from '../../contract/index.ts'
import { plural } from './plural.ts'

const years = (count: number): string => `${count} år`
const months = (count: number): string => `${count} ${plural(count, 'månad', 'månader')}`

/** `1 månad`, `10 år`, `1 år och 6 månader`. */
function period(count: number): string {
  const [whole, rest] = [Math.floor(count / 12), count % 12]
  if (whole === 0) return months(rest)
  return rest === 0 ? years(whole) : `${years(whole)} och ${months(rest)}`
}

/** `1 rad`, `1 234 rader och 12 filer`: the counts as they are written, a count of none left out. */
function amount(rows: string, files: string): string {
  const parts = [
    ...(rows === '0' ? [] : [`${rows} ${rows === '1' ? 'rad' : 'rader'}`]),
    ...(files === '0' ? [] : [`${files} ${files === '1' ? 'fil' : 'filer'}`]),
  ]
  return parts.join(' och ')
}

export const retentionWords = {
  confirm: 'GALLRA',
  mixed: (files: number) =>
    `${files} ${plural(files, 'fil rymmer', 'filer rymmer')} även yngre läsår och ligger kvar, krypterade, tills också de är för gamla. Raderna lämnar siffrorna ändå.`,
  versions: 'Alla äldre versioner tas bort. Det går inte att gå tillbaka till dem, och inget kan ångras.',
  aggregates: 'Siffror för läsår som gallras finns inte kvar, inte heller som summor.',
  nothing: 'Ingenting är för gammalt.',
  dryRun: 'Ingenting är ändrat. Så här mycket är för gammalt:',
  applied: 'Det här är gallrat:',
  apply: (word: string) => `Kör samma kommando med --apply ${word} för att gallra.`,
  period,

  lead: 'Vad som är äldre än det får sparas. Nämnden beslutar tiderna. Ingenting tas bort förrän du bekräftar det.',
  loadProblem: 'Det gick inte att visa gallringen',
  past: (rows: string, files: string) => `${amount(rows, files)} är äldre än de får sparas.`,
  nonePast: 'Ingenting är äldre än det får sparas.',
  classes: 'Vad som sparas, och hur länge',
  facts: { kept: 'Sparas i', before: 'För gammalt är', rows: 'Rader', files: 'Filer', span: 'Från och till' },
  beforeYear: (year: string) => `allt före läsåret ${year}`,
  beforeDay: (day: string) => `allt före ${day}`,
  span: (oldest: string, newest: string) => (oldest === newest ? oldest : `${oldest} till ${newest}`),
  inClass: 'Inget är för gammalt.',
  change: 'Ändra tiden',
  changeOf: (label: string) => `Ändra tiden för ${label.toLowerCase()}`,
  bounds: (least: number, most: number, proposed: number) =>
    `Från ${period(least)} till ${period(most)}. Förslaget är ${period(proposed)}.`,
  save: 'Spara tiden',
  cancel: 'Avbryt',
  changed: (label: string, count: number) => `${label} sparas nu i ${period(count)}.`,
  periodProblem: 'Tiden är inte ändrad',

  run: 'Gallra',
  runText:
    'Det som är för gammalt tas bort ur siffrorna, namnvalvet, arkivet och loggen. Det går inte att ångra. Säkerhetskopior når Skolspegel inte: låt gamla kopior gå ut.',
  word: (word: string) => `Skriv ${word} för att bekräfta`,
  runProblem: 'Gallringen är inte påbörjad',
  running: 'Gallringen pågår',
  step: (step: number, of: number) => `Steg ${step} av ${of}`,
  steps: {
    waiting: 'Räknar vad som är för gammalt. Pågår en inläsning får den bli klar först.',
    making: 'Gör en ny version av siffrorna utan det som är för gammalt. Det tar ungefär lika lång tid som en inläsning.',
    clearing: 'Tar bort äldre versioner, filer, namn och loggrader.',
  } satisfies Record<RetentionStep, string>,
  began: (instant: string) => `Började ${instant}. Du kan lämna sidan så länge.`,
  done: 'Senaste gallringen',
  doneText: (rows: string, files: string, instant: string) => `${amount(rows, files)} togs bort ${instant}. Det står i loggen.`,
  doneNothing: 'Ingenting behövde tas bort.',
  failed: 'Gallringen blev inte klar',
  failedText:
    'Något gick fel i programmet. Gallra igen: det som hann tas bort är borta, resten står kvar. Händer det igen, be den som sköter driften läsa serverns utskrift.',
} as const
