// The last sheet: what was asked, how it is counted, where it comes from, and which version it is.
import { fileWords, formatDate, formatInstant, sourceName, words } from '../../../picture/index.ts'
import { figuresOf, type Page } from '../page.ts'
import { heading, link, paragraph, plain, type Row, rowLabel, subtitle, text, title } from './cells.ts'
import type { SheetPlan } from './plan.ts'

const say = fileWords
const columns = [40, 40, 26, 24, 14]
const width = columns.length
const letters = columns.reduce((sum, each) => sum + each, 0)

export function basisSheet(page: Page): SheetPlan {
  const rows: Row[] = [[title(say.basis)], []]
  const section = (name: string, body: readonly Row[]): void => void rows.push([subtitle(name)], ...body, [])
  section(
    say.about,
    page.facts.map(({ name, value }) => pair(name, value)),
  )
  section(
    say.asked,
    figuresOf(page).map(({ title: asked, asked: facts }) =>
      pair(asked, facts.map(({ name, value }) => `${name}: ${value}`).join(' · ')),
    ),
  )
  for (const measure of page.definitions) {
    section(`${say.definitions}: ${measure.label}`, [
      pair(words.origin.definition, measure.definition),
      pair(words.origin.population, measure.population),
      pair(words.origin.source, measure.source),
      pair(words.origin.rule, measure.rule),
    ])
  }
  section(
    say.protection,
    page.protection.map((rule) => paragraph(rule, width, letters)),
  )
  section(say.files, [
    [words.origin.file, words.origin.kind, words.origin.loaded, words.origin.extracted, words.origin.held].map((name) =>
      heading(name),
    ),
    ...page.files.map(({ file, source, loadedAt, extracted, waiting }) => [
      rowLabel(file, false),
      plain(sourceName(source)),
      plain(formatInstant(loadedAt)),
      plain(extracted === null ? words.marks.notApplicable : formatDate(extracted)),
      plain(waiting ? words.origin.someHeld : words.origin.noneHeld),
    ]),
  ])
  rows.push(paragraph(page.checks, width, letters), [], [link(say.toContents)])
  return {
    name: say.basis,
    rows,
    columns,
    frozen: null,
    links: [{ row: rows.length, sheet: say.contents }],
    landscape: true,
  }
}

/** A name and its value over the columns beside it. */
function pair(name: string, value: string): Row {
  const [first = 0] = columns
  const [cell, ...rest] = paragraph(value, width - 1, letters - first)
  return [text(name, { wrap: true, alignVertical: 'top', textColor: '#56626e' }), cell ?? null, ...rest]
}
