import { dates } from './formats.ts'

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit' } as const
const sweden = { timeZone: 'Europe/Stockholm' } as const

// A date without a time means that day wherever it is read.
const dayAnywhere = dates({ ...day, timeZone: 'UTC' })
const dayInSweden = dates({ ...day, ...sweden })
const instantInSweden = dates({ ...day, ...clock, ...sweden })
const timeInSweden = dates({ ...clock, ...sweden })
let isoInSweden: Intl.DateTimeFormat | undefined

/** `12 juni 2026`; an ISO date or instant. Instants are told in Swedish time. */
export function formatDate(iso: string): string {
  return (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? dayAnywhere : dayInSweden)().format(new Date(iso))
}

/** `12 juni 2026 kl. 06:10`; an ISO instant, told in Swedish time. */
export function formatInstant(iso: string): string {
  return instantInSweden()
    .format(new Date(iso))
    .replace(/ (?=\S+$)/, '\u00a0')
}

/** `06:10`, in Swedish time; rounded up, so that whoever waits until then has waited long enough. */
export function formatClock(instant: Date): string {
  return timeInSweden().format(new Date(Math.ceil(instant.getTime() / 60_000) * 60_000))
}

/** The day it is in Sweden at an instant, as an ISO date. */
export function swedishDay(instant: Date): string {
  isoInSweden ??= new Intl.DateTimeFormat('sv-SE', sweden)
  return isoInSweden.format(instant)
}
