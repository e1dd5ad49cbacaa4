/** Who never leaves. */
export const stays: AbortSignal = new AbortController().signal

/**
 * Lets so many work at once; the others wait in the order they came. Whoever leaves while waiting gives up the place, and is told
 * the signal's reason; who leaves while working must be told by the work itself.
 */
export type Turns = <T>(work: () => Promise<T>, leaving?: AbortSignal) => Promise<T>

export function openTurns(most: number): Turns {
  const waiting = new Set<() => void>()
  let working = 0
  const wait = (leaving: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const come = (): void => {
        leaving.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.delete(come)
        reject(leaving.reason)
      }
      leaving.addEventListener('abort', leave, { once: true })
      waiting.add(come)
    })
  return async (work, leaving = stays) => {
    leaving.throwIfAborted()
    if (working < most) working++
    else await wait(leaving)
    try {
      return await work()
    } finally {
      // a turn is handed over, so that nobody who has just come slips in between
      const [next] = waiting
      if (next === undefined) working--
      else {
        waiting.delete(next)
        next()
      }
    }
  }
}
