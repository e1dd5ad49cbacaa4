import type { Feed, RunCause } from '../../contract/index.ts'
import type { RunEntry } from '../../store/index.ts'
import type { Lying } from './inbox.ts'
import { type WallTime, wallClock } from './wall-clock.ts'

/** `lastDay`: the last Swedish day whose time of day was answered to. `decidedAt`: when the plan was made, ISO instant. */
export interface Standing {
  readonly feed: Feed & { readonly decidedAt: string | null }
  readonly last: RunEntry | null
  readonly lastDay: string | null
  readonly still: readonly Lying[]
}

export interface Due {
  readonly cause: RunCause
  readonly day: string | null
}

/** Whether a source is to be loaded now, and why; null when not. */
export function dueNow({ feed, last, lastDay, still }: Standing, now: Date): Due | null {
  if (last?.outcome === 'failed') {
    const waited = last.retryAt === null || Date.parse(last.retryAt) <= now.getTime()
    if (waited) return { cause: 'retry', day: last.day }
  }
  if (feed.at !== null) {
    const wall = wallClock(now)
    const answered = lastDay !== null && lastDay >= wall.day
    return wall.time >= feed.at && !answered && !isPastWhenDecided(feed, wall) ? { cause: 'time', day: wall.day } : null
  }
  // what failed waits for its next try, what was cancelled for something new
  if (last?.outcome === 'failed') return null
  const held = last?.outcome === 'cancelled' ? new Set(last.files) : new Set<string>()
  return still.some(({ name }) => !held.has(name)) ? { cause: 'arrival', day: null } : null
}

/** A plan made in the afternoon for two at night begins the night after. */
function isPastWhenDecided({ at, decidedAt }: Standing['feed'], wall: WallTime): boolean {
  if (decidedAt === null || at === null) return false
  const then = wallClock(new Date(decidedAt))
  return then.day > wall.day || (then.day === wall.day && then.time >= at)
}

const retryMinutes = [5, 15, 60] as const

/** When a run that has failed so many times in a row is tried again. */
export const retryAfter = (tries: number, now: Date): Date =>
  new Date(now.getTime() + (retryMinutes[Math.min(tries, retryMinutes.length) - 1] ?? 5) * 60_000)
