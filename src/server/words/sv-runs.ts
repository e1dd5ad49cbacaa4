// What runs say: in troubles, on the page and in mail, and in what is left beside files.
import { formatInstant, formatNumber } from '../../picture/index.ts'

export const runWords = {
  readMe: 'LÄS MIG.txt',
  broke: 'Inläsningen avbröts av ett fel i programmet eller av att servern stängdes. Ingenting har ändrats.',
  onPage: 'Något hindrade inläsningen. Vad det är står på sidan Data.',
  failed: (source: string, problem: string, retryAt: string | null) =>
    `${source}: ${problem}${retryAt === null ? '' : ` Nytt försök ${formatInstant(retryAt)}.`}`,
  stopped: (source: string, why: readonly string[]) =>
    `${source}: den senaste leveransen stoppades och de tidigare siffrorna gäller. ${why.join(' ')}`,
  late: (source: string, days: number, everyDays: number) =>
    `${source}: ingen leverans på ${days} dagar. Den väntas ${everyDays === 1 ? 'varje dag' : `var ${everyDays}:e dag`}.`,
  unusual: (source: string, rows: number, before: number) =>
    `${source}: den senaste leveransen har ${formatNumber(rows)} rader, de före den omkring ${formatNumber(before)}. Stämmer det?`,
  stoppedHeading: (load: number) => `Inläsning ${load} stoppades. Ingenting av filerna i den här mappen har lästs in.`,
  stoppedAdvice: 'Rätta i det system som filen kommer från, och lägg en ny fil i inkorgen.',
  rejectsName: (load: number) => `väntande-rader-inläsning-${load}`,
  rejectsHeading: ['Fil', 'Rad', 'Kolumn', 'Värde', 'Kontroll', 'Vad som är fel'],
}
