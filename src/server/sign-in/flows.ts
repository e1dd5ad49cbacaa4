import { createHash, randomBytes } from 'node:crypto'

export interface FlowEffects {
  readonly clock: () => Date
  readonly random: (bytes: number) => Buffer
}
export const flowDefaults: FlowEffects = { clock: () => new Date(), random: randomBytes }

/** Things kept for a while under a secret that a browser holds, each taken once. */
export interface Waiting<T> {
  readonly keep: (secret: string, thing: T) => void
  /** The thing, which is then gone; null when there is none, or it has waited too long. */
  readonly take: (secret: string) => T | null
}

/** Nobody has more than this under way at once: a visitor who begins again and again pushes out the oldest, not the memory. */
const most = 10_000

/**
 * Kept in memory and not on disk: what is under way for ten minutes need not survive a restart, and a visitor who is nobody yet must not
 * be able to make us write. Under the secret's hash, so that nothing read here opens anything.
 */
export function keepWaiting<T>(milliseconds: number, { clock }: Pick<FlowEffects, 'clock'> = flowDefaults): Waiting<T> {
  const waiting = new Map<string, { readonly thing: T; readonly until: number }>()
  return {
    keep: (secret, thing) => {
      const now = clock().getTime()
      for (const [key, { until }] of waiting) {
        if (until > now && waiting.size < most) break // in the order they came, so the first that lives ends the search
        waiting.delete(key)
      }
      waiting.delete(hashOf(secret))
      waiting.set(hashOf(secret), { thing, until: now + milliseconds })
    },
    take: (secret) => {
      const found = waiting.get(hashOf(secret))
      waiting.delete(hashOf(secret))
      return found === undefined || found.until <= clock().getTime() ? null : found.thing
    },
  }
}

/** A secret that nobody guesses: 256 random bits, base64url. */
export function newSecret({ random }: Pick<FlowEffects, 'random'> = flowDefaults): string {
  return random(32).toString('base64url')
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
