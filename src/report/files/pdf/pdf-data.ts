// The page as the template reads it: plain data, every text printable in the house face.
import {
  fileWords,
  formatDate,
  formatInstant,
  type Grid,
  sourceName,
  swedishDay,
  type Table,
  words,
} from '../../../picture/index.ts'
import type { Drawn } from '../drawn.ts'
import { type Figure, type FigurePanel, figuresOf, type Page, type Part } from '../page.ts'
import type { Ink } from '../picture/ink.ts'
import { altOf, chartSvg, idOf } from '../picture/picture.ts'

const say = fileWords
/** Pixels that a chart is drawn for; printed 170 mm wide its letters are of 9 points. */
const chartWidth = 720
/** Pixels of a chart that leave room on a page for heading and sentences. */
const tallest = 860
/** Columns of a table that a page is wide enough for; further ones continue in a table below. */
const mostColumns = 12
/** Questions from which a page has a table of contents. */
const manyQuestions = 4

/** What the template reads as `page.json`. */
export function pdfDataOf(page: Page, ink: Ink) {
  const figures = figuresOf(page)
  const [year, month, day] = swedishDay(new Date(page.asOf)).split('-').map(Number)
  return {
    title: page.title,
    author: page.madeBy,
    description: say.short(page.generation, formatDate(page.asOf)),
    day: { year, month, day },
    lead: page.lead,
    mark: { svg: ink.mark, alt: words.product },
    above: [page.municipality, say.footer(page.generation)].filter((told) => told !== null).join(' · '),
    'facts-line': [`${say.asOf} ${formatInstant(page.asOf)}`, `${say.catalogue} ${page.catalogue}`, page.madeBy].join(' · '),
    demo: page.demo ? say.demo : null,
    'for-whom': page.reader === 'me' ? say.forMe : say.forOthers,
    soft: page.reader === 'others',
    contents: figures.length >= manyQuestions,
    footer: { left: page.title, middle: say.footer(page.generation) },
    parts: partsOf(page, ink),
    basis: basisOf(page, figures),
    words: {
      ...{ of: say.of, contents: say.contents, basis: say.basis, about: say.about },
      ...{ asked: say.asked, protection: say.protection, files: say.files },
    },
  }
}

/** Questions stand under the heading before them, so that no level of headings is skipped. */
function partsOf({ parts }: Page, ink: Ink): readonly object[] {
  let level = 2
  return parts.map((part: Part): object => {
    if (part.kind === 'heading') level = 3
    if (part.kind === 'figure') return { kind: 'figure', level, ...figureOf(part, ink) }
    return part.kind === 'refused' ? { ...part, level } : part
  })
}

function figureOf(figure: Figure, ink: Ink): object {
  const { title, about, source, followed, panels } = figure
  // one panel says all that is said in one place
  const alone = panels.length === 1
  const said = alone ? panels.map((panel) => ({ ...panel, sentences: [...followed, ...panel.sentences] })) : panels
  return {
    ...{ title, about, source, followed: alone ? [] : followed },
    panels: said.map((panel, at) => panelOf(panel, { ...figure, followed: [] }, at, ink)),
  }
}

function panelOf(panel: FigurePanel, figure: Figure, at: number, ink: Ink): object {
  const { title, sentences, notes, table, grid, drawn } = panel
  const charts = drawn === null ? [] : chartsOf(drawn, grid)
  const alt = altOf({ ...figure, panels: [panel] })
  return {
    title,
    sentences,
    notes,
    remarks: drawn?.draw(grid, chartWidth, 'r').remarks ?? [],
    pictures: charts.map((rows, nth) => ({
      svg: drawn === null ? '' : chartSvg(drawn, rows, chartWidth, `${idOf(figure, at)}-${nth}`, ink),
      alt: charts.length === 1 ? alt : `${alt} (${say.part(nth + 1, charts.length)})`,
    })),
    tables: tablesOf(table),
  }
}

/** A chart that is higher than a page in parts of as many rows each; the scale is the same, and the whole stands last. */
function chartsOf(drawn: Drawn, grid: Grid): readonly Grid[] {
  const { height } = drawn.draw(grid, chartWidth, 'm')
  const parts = Math.min(grid.rows.length, Math.ceil(height / tallest))
  if (parts <= 1) return [grid]
  const each = Math.ceil(grid.rows.length / parts)
  return Array.from({ length: Math.ceil(grid.rows.length / each) }, (_, at) => {
    const last = (at + 1) * each >= grid.rows.length
    const rows = grid.rows.slice(at * each, (at + 1) * each)
    return { ...grid, rows, within: last ? grid.within : null, whole: last ? grid.whole : null }
  })
}

function tablesOf({ first, columns, rows }: Table): readonly object[] {
  const blocks = Math.max(1, Math.ceil(columns.length / mostColumns))
  const each = Math.ceil(columns.length / blocks)
  return Array.from({ length: blocks }, (_, at) => ({
    first,
    columns: columns.slice(at * each, (at + 1) * each).map(({ label }) => label),
    rows: rows.map(({ label, kind, cells }, nth) => ({
      label,
      whole: kind !== 'part',
      // the first row that is no part stands apart from those above it
      apart: kind !== 'part' && nth > 0 && rows[nth - 1]?.kind === 'part',
      cells: cells.slice(at * each, (at + 1) * each).map(({ text, said }) => ({ text, mark: said !== null })),
    })),
  }))
}

const basisOf = (page: Page, figures: readonly Figure[]): object => ({
  facts: page.facts,
  asked: figures.map(({ title, asked }) => ({ title, facts: asked.map(({ name, value }) => `${name}: ${value}`).join(' · ') })),
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
  files: {
    head: [words.origin.file, words.origin.kind, words.origin.loaded, words.origin.extracted],
    rows: page.files.map(({ file, source, loadedAt, extracted }) => [
      file,
      sourceName(source),
      formatInstant(loadedAt),
      extracted === null ? words.marks.notApplicable : formatDate(extracted),
    ]),
  },
})
