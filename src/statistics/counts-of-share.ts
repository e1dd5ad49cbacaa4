import { wilson } from './wilson.ts'

const near = (a: number | null, b: number | undefined): boolean => a !== null && b !== undefined && Math.abs(a - b) < 1e-9

/** Those who reached the outcome and all who counted (at most `most`), when only one pair fits a printed share and its Wilson interval. */
export function countsOfShare(
  value: number,
  low: number | null,
  high: number | null,
  most: number,
): { readonly hits: number; readonly all: number } | null {
  const fits: { readonly hits: number; readonly all: number }[] = []
  for (let all = 1; all <= most; all++) {
    const hits = Math.round(value * all)
    if (!near(value, hits / all)) continue
    const interval = wilson(hits, all)
    if (near(low, interval?.low) && near(high, interval?.high)) fits.push({ hits, all })
  }
  return fits.length === 1 ? (fits[0] ?? null) : null
}
