// The last part of the page as the template reads it: the file itself, the questions, how things are counted, and where they come from.
import type { SourceFile } from '../../../contract/index.ts'
import { fileWords, formatDate, formatInstant, sourceName, words } from '../../../picture/index.ts'
import { figuresOf, type Page } from '../page.ts'

const say = fileWords
/** Files that are named one by one; more of them are counted by source, as paper is no place to look one up. */
const fewFiles = 12

export const basisOf = (page: Page): object => ({
  facts: page.facts,
  asked: figuresOf(page).map(({ title, asked }) => ({
    title,
    facts: asked.map(({ name, value }) => `${name}: ${value}`).join(' · '),
  })),
  definitions: page.definitions.map(({ label, definition, population, source, rule }) => ({
    title: `${say.definitions}: ${label}`,
    facts: [
      { name: words.origin.definition, value: definition },
      { name: words.origin.population, value: population },
      { name: words.origin.source, value: source },
      { name: words.origin.rule, value: rule },
    ],
  })),
  protection: page.protection,
  checks: page.checks,
  files: page.files.length <= fewFiles ? named(page.files) : counted(page.files),
})

const named = (files: readonly SourceFile[]): object => ({
  head: [words.origin.file, words.origin.kind, words.origin.loaded, words.origin.extracted],
  rows: files.map(({ file, source, loadedAt, extracted }) => [
    file,
    sourceName(source),
    formatInstant(loadedAt),
    extracted === null ? words.marks.notApplicable : formatDate(extracted),
  ]),
  note: null,
})

const counted = (files: readonly SourceFile[]): object => ({
  head: [words.origin.kind, say.fileCount, words.origin.loaded, words.origin.extracted],
  rows: [...Map.groupBy(files, ({ source }) => source)].map(([source, own]) => [
    sourceName(source),
    String(own.length),
    daysOf(own.map(({ loadedAt }) => loadedAt)),
    daysOf(own.flatMap(({ extracted }) => extracted ?? [])),
  ]),
  note: say.filesElsewhere,
})

/** From the first day to the last; one of them where they are the same. */
function daysOf(instants: readonly string[]): string {
  const [first, last] = [instants.toSorted()[0], instants.toSorted().at(-1)].map((at) =>
    at === undefined ? null : formatDate(at),
  )
  if (first == null || last == null) return words.marks.notApplicable
  return first === last ? first : say.span(first, last)
}
