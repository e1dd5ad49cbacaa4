// One figure as a picture of its own: on white paper, with its title, what it says, its legend and where the figures come from.
import { element, fileWords, formatDate, type Grid, legendOf, type PictureNode, render, words } from '../../../picture/index.ts'
import type { Drawn } from '../drawn.ts'
import type { Figure, FigurePanel, Page } from '../page.ts'
import { type Ink, inked, typeface } from './ink.ts'
import { type Column, chartPiece, gap, legendPieces, type Piece, stack, textPieces } from './pieces.ts'

const say = fileWords
const width = 880
const margin = 32
const column: Column = { left: margin, room: width - 2 * margin }

/** The figure as SVG text. */
export function writeSvg(figure: Figure, page: Page, ink: Ink): string {
  const { nodes, bottom } = stack(piecesOf(figure, page, ink), margin)
  const paper = element('rect', { width, height: bottom + margin - 8, fill: '#ffffff' })
  const named = [element('title', {}, [figure.title]), element('desc', {}, [altOf(figure)])]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(standing([...named, paper, ...nodes], width, bottom + margin - 8, ink))}\n`
}

/** What somebody who cannot see the pictures of a figure is told instead. */
export function altOf({ title, followed, panels }: Figure): string {
  const forms = [...new Set(panels.flatMap(({ drawn }) => (drawn === null ? [] : [drawn.form])))]
  return say.alt(title, words.list(forms), [...followed, ...panels.flatMap(({ sentences }) => sentences)].join(' '))
}

/** A panel's legend and chart alone, `room` pixels wide, as SVG text. `grid`: the panel's own, or some of its rows. */
export function chartSvg(drawn: Drawn, grid: Grid, room: number, id: string, ink: Ink): string {
  const chart = drawn.draw(grid, room, id)
  const at = { left: 0, room }
  const pieces = [
    ...legendPieces(legendOf(drawn.kind, grid, `${id}-key`), { fill: inkOf(ink, 'muted') }, at),
    chartPiece(chart, at),
  ]
  const { nodes, bottom } = stack(pieces, 0)
  return render(standing(nodes, room, bottom, ink))
}

function standing(nodes: readonly PictureNode[], wide: number, high: number, ink: Ink): PictureNode {
  const height = Math.ceil(high)
  const { attributes, children } = inked(element('svg', { width: wide, height, viewBox: `0 0 ${wide} ${height}` }, nodes), ink)
  const family = `${typeface}, Segoe UI, Arial, sans-serif`
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...attributes, role: 'img', 'font-family': family }, children)
}

const inkOf = ({ tokens }: Ink, name: string): string => tokens.get(`--${name}`) ?? '#000000'

function piecesOf(figure: Figure, page: Page, ink: Ink): readonly Piece[] {
  const [only, ...more] = figure.panels
  const said = more.length > 0 ? [] : (only?.sentences ?? [])
  const [full, muted] = [inkOf(ink, 'ink'), inkOf(ink, 'muted')]
  return [
    ...textPieces(figure.title, { 'font-size': 24, 'font-weight': 600, fill: full }, 31, column),
    ...textPieces(figure.about, { 'font-size': 15, fill: muted }, 22, column),
    gap(6),
    ...[...figure.followed, ...said].flatMap((sentence) => textPieces(sentence, { 'font-size': 17, fill: full }, 24, column)),
    ...figure.panels.flatMap((panel, at) => panelPieces(panel, idOf(figure, at), more.length > 0, ink)),
    gap(10),
    ...[figure.source, ...aboutLines(page)].flatMap((line) => textPieces(line, { 'font-size': 13, fill: muted }, 18, column)),
  ]
}

/** Unique in a file: patterns are referred to by id. */
export const idOf = ({ id }: Figure, panel: number): string => `f-${id}-${panel}`.replaceAll(/[^\w-]/g, '')

function panelPieces(
  { title, drawn, grid, sentences, notes }: FigurePanel,
  id: string,
  several: boolean,
  ink: Ink,
): readonly Piece[] {
  const [full, muted] = [inkOf(ink, 'ink'), inkOf(ink, 'muted')]
  const chart = drawn?.draw(grid, column.room, id) ?? null
  const keys = drawn === null ? [] : legendOf(drawn.kind, grid, `${id}-key`)
  return [
    gap(14),
    ...(title === null ? [] : textPieces(title, { 'font-size': 18, 'font-weight': 600, fill: full }, 26, column)),
    ...(several ? sentences.flatMap((told) => textPieces(told, { 'font-size': 16, fill: full }, 23, column)) : []),
    ...legendPieces(keys, { fill: muted }, column),
    ...(chart === null ? [] : [chartPiece(chart, column)]),
    ...[...(chart?.remarks ?? []), ...notes].flatMap((line) => textPieces(line, { 'font-size': 14, fill: muted }, 19, column)),
  ]
}

const aboutLines = ({ generation, asOf, catalogue, madeBy, demo }: Page): readonly string[] => [
  [say.short(generation, formatDate(asOf)), `${say.catalogue} ${catalogue}`, madeBy].join(' · '),
  ...(demo ? [say.demo] : []),
]
