// What stands under the figures: what their marks mean, and where they come from.
import { type Answer, locale, type SourceFile } from '../contract/index.ts'
import { formatDate } from './date.ts'
import { type Grid, isHidden, rowsOf } from './grid.ts'
import { checkNames } from './words/check-names.ts'
import { words } from './words/words.ts'

/** A sentence a mark that the grids have, with the reasons of what is hidden. */
export function notesOf(...grids: readonly Grid[]): readonly string[] {
  const cells = grids.flatMap(rowsOf).flatMap((row) => [...row.cells, row.total])
  const reasons = [...new Set(cells.flatMap((cell) => (isHidden(cell) ? (cell?.reason?.text ?? []) : [])))]
  return [
    cells.some(isHidden) ? words.mirror.hiddenNote(reasons) : null,
    cells.some((cell) => cell?.state === 'missing') ? words.mirror.missingNote : null,
    cells.some((cell) => cell?.state === 'approximate') ? words.mirror.approximateNote : null,
    cells.some((cell) => cell?.waiting === true) ? words.mirror.waitingNote : null,
  ].filter((note) => note !== null)
}

/** The files that the cells of an answer lean on, no others. */
export function filesOf(answer: Answer): readonly SourceFile[] {
  const used = new Set(answer.cells.flatMap(({ sources }) => sources))
  return answer.sources.filter((_, index) => used.has(index))
}

/** The checks of the files by name, each once, in alphabetical order. */
export const checksOf = (files: readonly SourceFile[]): readonly string[] =>
  [...new Set(files.flatMap(({ checks }) => checks))]
    .map((check) => checkNames[check] ?? check)
    .sort((a, b) => a.localeCompare(b, locale()))

export const sourceName = (source: string): string => words.sources[source] ?? source

/** `Källa: Elevregister och Slutbetyg årskurs 9, 8 filer, inläst 23 november 2026 · alla kontroller godkända` */
export function sourceLine(files: readonly SourceFile[]): string {
  const latest = files
    .map(({ loadedAt }) => loadedAt)
    .sort()
    .at(-1)
  if (latest === undefined) return words.origin.none
  const names = words.list([...new Set(files.map(({ source }) => sourceName(source)))])
  const outcome = files.some(({ waiting }) => waiting) ? words.origin.checksHeld : words.origin.checksPassed
  return `${words.origin.short(names, files.length, formatDate(latest))} · ${outcome}`
}
