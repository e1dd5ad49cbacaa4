// Parts that several screens draw, and whose code none of them needs before it has something to draw.
import { later } from './later.tsx'

export const Chart = later(async () => (await import('./chart.tsx')).Chart)
export const ExportBar = later(async () => (await import('./export-bar.tsx')).ExportBar)
