/** Runs and answers milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The value that `share` (0–1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** How many times more for a doubling of size: 2^b of the least-squares line log y = a + b log x. */
export function growthPerDoubling(points: readonly (readonly [size: number, value: number])[]): number {
  const logs = points.map(([size, value]) => [Math.log2(size), Math.log2(value)] as const)
  const mean = (of: (point: readonly [number, number]) => number): number =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length
  const x = mean(([size]) => size)
  const y = mean(([, value]) => value)
  const slope = mean(([size, value]) => (size - x) * (value - y)) / mean(([size]) => (size - x) ** 2)
  return 2 ** slope
}
