import type { FastifyReply } from 'fastify'

/** Why work for a reader who has gone was given up. Nobody is there to hear of it. */
export const left = new Error('the reader left before the answer had come')

/**
 * Aborted with `left` when the connection closes before the whole answer has been sent. The request's own signal will not do: it is
 * aborted as soon as the question has been read.
 */
export function leavingOf({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController()
  const close = (): void => {
    if (!raw.writableFinished) leaving.abort(left)
  }
  if (raw.closed) close()
  else raw.once('close', close)
  return leaving.signal
}
