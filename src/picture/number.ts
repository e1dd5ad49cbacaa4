// Figures as they are written in the language spoken. How many decimals a figure carries follows from the measure's unit and range, never its name.
import type { MeasureHead } from '../contract/index.ts'
import { numbers } from './formats.ts'
import { words } from './words/words.ts'

export type Scale = Pick<MeasureHead, 'unit' | 'range'>

const formats = [0, 1, 2].map((decimals) => numbers({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }))
const fixed = (decimals: number): Intl.NumberFormat => {
  const format = formats[decimals]
  if (format === undefined) throw new Error(`no figure is told with ${decimals} decimals`)
  return format()
}

/** Parts of one, which are told in hundredths. */
const isPart = ({ unit }: Pick<Scale, 'unit'>): boolean => unit === 'share' || unit === 'sharePoints'

/** Decimals a figure is told with: points on a scale up to 100 one, all else none (shares are told in whole per cent). */
export function decimalsOf(scale: Scale): number {
  if (scale.unit !== 'points') return 0
  return scale.range !== null && scale.range[1] >= 100 ? 0 : 1
}

/** `1 234,5` with no-break blanks, in English `1,234.5`; U+2212 as minus; a figure that rounds to zero carries no sign. */
export function formatNumber(value: number, decimals = 0): string {
  const step = 10 ** decimals
  const rounded = Math.round(Math.abs(value) * step) / step
  const told = fixed(decimals).format(rounded === 0 ? 0 : Math.sign(value) * rounded)
  return told.replace('-', '\u2212') // as Swedish has it of itself
}

const exact = numbers({ maximumFractionDigits: 2 })

/** One pupil's own value as it is stored, never rounded to what a group is told with: `232,5`, `240`. */
export function formatExact(value: number): string {
  return exact().format(value)
}

/** The figure as printed in charts and tables: `236`, `12,4`, `84 %`, `+23`, `412`. Shares come as 0–1. */
export function formatValue(scale: Scale, value: number): string {
  if (scale.unit === 'sharePoints') return formatChange(scale, value)
  if (scale.unit === 'share') return words.percent(formatNumber(value * 100))
  return formatNumber(value, decimalsOf(scale))
}

/** Whether the figure is just what it is printed as. */
export function isExact(scale: Scale, value: number): boolean {
  const steps = value * (isPart(scale) ? 100 : 10 ** decimalsOf(scale))
  return Math.abs(steps - Math.round(steps)) < 1e-6
}

/** The figure with its unit in words: `236 poäng`, `84 %`, `+23 procentenheter`, `412 elever`. */
export function formatQuantity(scale: Scale, value: number): string {
  const told = formatValue(scale, value)
  if (scale.unit === 'share') return told
  const unit = scale.unit === 'sharePoints' ? words.distances.share(/^[+\u2212]1$/.test(told)) : words.units[scale.unit]
  return `${told}\u00a0${unit}`
}

/** The size of a difference with its unit: `18 poäng`, `4 procentenheter`. Never signed. */
export function formatDistance(scale: Scale, distance: number): string {
  const size = Math.abs(distance)
  const told = isPart(scale) ? formatNumber(size * 100) : formatNumber(size, decimalsOf(scale))
  return `${told}\u00a0${words.distances[scale.unit === 'sharePoints' ? 'share' : scale.unit](told === '1')}`
}

/** A signed difference for tables: `+22`, `−2`, `0`. Per cent as whole percentage points. */
export function formatChange(scale: Scale, change: number): string {
  const told = isPart(scale) ? formatNumber(change * 100) : formatNumber(change, decimalsOf(scale))
  return change > 0 && /[1-9]/.test(told) ? `+${told}` : told
}

/** Half the interval as `±9`; the larger half where the interval is skew (Wilson). */
export function formatMargin(scale: Scale, value: number, low: number, high: number): string {
  const half = Math.max(value - low, high - value)
  return `±${isPart(scale) ? formatNumber(half * 100) : formatNumber(half, decimalsOf(scale))}`
}
