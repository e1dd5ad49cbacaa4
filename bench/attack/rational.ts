// From a printed share back to the counts behind it: what a reader of many decimals can do.
import { wilson } from '../../src/statistics/index.ts'

const near = (a: number | null, b: number | undefined): boolean => a !== null && b !== undefined && Math.abs(a - b) < 1e-9

/** Those who reached the outcome and all who counted, when only one pair fits the share and its interval. */
export function countsOfShare(
  value: number,
  low: number | null,
  high: number | null,
  most: number,
): readonly [number, number] | null {
  const fits: [number, number][] = []
  for (let all = 1; all <= most; all++) {
    const hits = Math.round(value * all)
    if (!near(value, hits / all)) continue
    const interval = wilson(hits, all)
    if (near(low, interval?.low) && near(high, interval?.high)) fits.push([hits, all])
  }
  return fits.length === 1 ? (fits[0] ?? null) : null
}
