const line = 17

/** Heights of lines of text, rising, pushed apart so that none overlap; none lies under `bottom` unless there is no room above. */
export function apart(heights: readonly number[], bottom: number): readonly number[] {
  const placed: number[] = []
  for (const y of heights) placed.push(Math.max(y, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + line))
  let ceiling = bottom
  for (let at = placed.length - 1; at >= 0; at--) {
    placed[at] = Math.min(placed[at] ?? bottom, ceiling)
    ceiling = (placed[at] ?? bottom) - line
  }
  return placed
}
