/** Lets so many work at once; the others wait in the order they came. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function openTurns(most: number): Turns {
  const waiting: (() => void)[] = []
  let working = 0
  return async (work) => {
    if (working < most) working++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // a turn is handed over, so that nobody who has just come slips in between
      const next = waiting.shift()
      if (next === undefined) working--
      else next()
    }
  }
}
