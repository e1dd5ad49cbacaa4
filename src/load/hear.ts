import type { Readable } from 'node:stream'

// Enough of what a process says for the log; it never speaks of persons.
const mostHeard = 4000

/** Listens to what a process says, and answers the last of it. */
export function hear(said: Readable | null): () => string {
  let heard = ''
  said?.setEncoding('utf8').on('data', (text: string) => {
    heard = (heard + text).slice(-mostHeard)
  })
  return () => heard
}
