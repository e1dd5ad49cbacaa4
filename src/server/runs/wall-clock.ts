// What the clock on the wall in Sweden shows. Plans are kept by it, so that summer time is nobody's concern.

export interface WallTime {
  /** ISO date */
  readonly day: string
  /** `02:30` */
  readonly time: string
}

const shown = new Intl.DateTimeFormat('sv-SE', {
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
  ...({ timeZone: 'Europe/Stockholm', hourCycle: 'h23' } as const),
})

export function wallClock(instant: Date): WallTime {
  const [day = '', time = ''] = shown.format(instant).split(' ')
  return { day, time }
}

const hour = 3_600_000
const dayLong = 24 * hour

/** The first instant of `day` at which the wall shows `time` or later. */
function instantOf(day: string, time: string): Date {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`)
  for (const hours of [2, 1]) {
    const instant = new Date(asIfUtc - hours * hour)
    const wall = wallClock(instant)
    if (wall.day === day && wall.time === time) return instant
  }
  // the hour that summer time takes away begins at 01:00 UTC, all over the Union
  return new Date(Date.parse(`${day}T01:00:00Z`))
}

/** When the wall shows `time` next; today's is past when `answered` is today or later. */
export function nextAt(time: string, now: Date, answered: string | null): Date {
  const today = wallClock(now).day
  const first = answered !== null && answered >= today ? dayAfter(answered) : today
  return instantOf(first, time)
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) + dayLong).toISOString().slice(0, 10)
