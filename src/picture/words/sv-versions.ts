// The Swedish words of the versions of the figures.
import { plural } from './plural.ts'

export const versionWords = {
  heading: 'Versioner',
  lead: 'De senaste versionerna av uppgifterna sparas. Blev något fel går det att gå tillbaka medan felet rättas.',
  none: 'Det finns ingen version ännu.',
  problem: 'Versionerna gick inte att hämta',
  version: (id: number) => `Version ${id}`,
  causes: {
    load: (load: number, source: string) => `inläsning ${load}, ${source}`,
    rederive: 'programmet uppdaterades',
    local: 'egna mått ändrades',
    retention: 'gallring',
  },
  current: 'Visas nu',
  compare: 'Visa vad som skiljer',
  compareOf: (id: number) => `Visa vad som skiljer: version ${id}`,
  close: 'Stäng',
  compareProblem: 'Skillnaderna gick inte att hämta',
  /** from the version shown, to this one */
  differs: (current: number, id: number) => `Så skiljer sig version ${id} från version ${current}, som visas nu.`,
  same: 'Samma filer. Siffrorna kan ändå skilja, om de räknats om.',
  files: (added: number, removed: number) =>
    [
      ...(added === 0 ? [] : [`${added} ${plural(added, 'fil', 'filer')} till`]),
      ...(removed === 0 ? [] : [`${removed} ${plural(removed, 'fil', 'filer')} färre`]),
    ].join(', '),
  rows: (before: string, after: string) => `${after} rader mot ${before}`,
  years: (first: string, last: string, count: number) => (count === 1 ? first : `${count} läsår (${first}–${last})`),
  changes: { added: 'finns bara där', removed: 'saknas där', changed: 'andra uppgifter' },
  more: (count: string) => `${count} till.`,
  back: 'Gå tillbaka hit',
  backTo: (id: number) => `Gå tillbaka hit: version ${id}`,
  sure: (id: number) =>
    `Alla ser då version ${id}. Inget försvinner: det går att komma hit igen, och filerna kan läsas in på nytt.`,
  confirm: (id: number) => `Gå till version ${id}`,
  cancel: 'Avbryt',
  backProblem: 'Versionen byttes inte',
  done: (id: number) => `Version ${id} visas nu.`,
}
