/** `12 juni 2026`; an ISO date or instant. Instants are told in Swedish time. */
export function formatDate(iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone(iso) }).format(
    new Date(iso),
  )
}

/** `12 juni 2026 kl. 06:10`; an ISO instant, told in Swedish time. */
export function formatInstant(iso: string): string {
  const time = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' })
  return `${formatDate(iso)} kl.\u00a0${time.format(new Date(iso))}`
}

/** `06:10`, in Swedish time; rounded up, so that whoever waits until then has waited long enough. */
export function formatClock(instant: Date): string {
  const time = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' })
  return time.format(new Date(Math.ceil(instant.getTime() / 60_000) * 60_000))
}

/** The day it is in Sweden at an instant, as an ISO date. */
export function swedishDay(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(instant)
}

// A date without a time means that day wherever it is read.
const zone = (iso: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? 'UTC' : 'Europe/Stockholm')
