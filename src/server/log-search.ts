import type { AuditPage, AuditSearch } from '../contract/index.ts'
import type { Looked } from '../privacy/index.ts'
import { namesNow } from './current.ts'
import type { House } from './house.ts'
import { labelsIn } from './tell-question.ts'
import { openTeller } from './tell-row.ts'

type Rooms = Pick<House, 'log' | 'names' | 'door'>

/** A page of the log with the names of those who looked, as the accounts have them now, and what was asked in words. */
export async function searchLog(house: Rooms, search: AuditSearch, limit: number): Promise<AuditPage> {
  const names = house.names()
  const { person, role, kind, from, to, text, before } = search
  const { rows, more } = await house.log.search({
    actors: person === undefined || person === '' ? null : actorsNamed(person, names),
    role: role ?? null,
    kind: kind ?? null,
    from: from === undefined ? null : startOfDay(from),
    to: to === undefined ? null : startOfDay(dayAfter(to)),
    text: text === undefined || text === '' ? null : text,
    before: before ?? null,
    limit,
  })
  const tell = openTeller({ labels: labelsIn(await namesNow(house.door)), nameOf: (account) => names.get(account) ?? null })
  const named = rows.map((row) => ({ ...row, name: names.get(row.actor) ?? null, told: tell(row) }))
  return { rows: named, next: more ? (rows.at(-1)?.sequence ?? null) : null }
}

export function lookedIn(house: Pick<House, 'log' | 'names'>): Looked {
  const names = house.names()
  return { log: house.log, nameOf: (actor) => names.get(actor) ?? null }
}

/** Accounts whose name has the text in it, and whoever has it as id: `system` and `nobody` have no account. */
function actorsNamed(text: string, names: ReadonlyMap<string, string>): readonly string[] {
  const wanted = text.toLocaleLowerCase('sv')
  return [text, ...[...names].filter(([, name]) => name.toLocaleLowerCase('sv').includes(wanted)).map(([id]) => id)]
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const clock = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' })

/** The instant at which a day begins in Sweden: in summer two hours, else one, before it begins in Greenwich. */
export function startOfDay(day: string): string {
  const summer = new Date(`${day}T00:00:00+02:00`)
  return (clock.format(summer) === '00:00' ? summer : new Date(`${day}T00:00:00+01:00`)).toISOString()
}
