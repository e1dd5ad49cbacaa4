import {
  type Actor,
  Fault,
  type Person,
  type Report,
  type ReportReaders,
  type SharedWith,
  type ShareRight,
  seesFigures,
} from '../../contract/index.ts'
import { noteAct, ownedBy, requireRoom } from './rights.ts'
import type { Shelf } from './shelf.ts'
import { reportOf } from './told.ts'

/** `may` null: no longer shared. Faults unknownReport, reportReadOnly, reportPartGone (nobody like that sees figures), tooManyInReports. */
export function shareReport(shelf: Shelf, actor: Actor, id: string, shared: SharedWith, may: ShareRight | null): Promise<Report> {
  const held = ownedBy(shelf, id, actor)
  if (may !== null) {
    if (shared.kind === 'person') readerNamed(shelf, shared.person)
    requireRoom('shares', shelf.shares.of(id).filter((share) => !same(share.with, shared)).length)
  }
  shelf.shares.set(id, shared, may)
  noteAct(shelf, actor, may === null ? 'unshare' : 'share', id, { with: shared, may })
  return reportOf(shelf, actor, held)
}

const same = (one: SharedWith, other: SharedWith): boolean => JSON.stringify(one) === JSON.stringify(other)

/** A person in the first role that sees figures. Fault reportPartGone without one. */
export function readerNamed(shelf: Shelf, id: string): Person {
  const reader = figuresPerson(shelf, id)
  if (reader === null) throw new Fault('reportPartGone', { what: 'reader' })
  return reader
}

function figuresPerson({ people }: Shelf, id: string): Person | null {
  const person = people.person(id, null)
  const role = person?.roles.find((held) => seesFigures(held.role))?.role
  return role === undefined ? null : people.person(id, role)
}

const mostPeople = 20

/** Those who see figures and whose name has the text in it, oneself apart. */
export function reportReaders(shelf: Shelf, actor: Actor, search: string): ReportReaders {
  const sought = search.trim().toLocaleLowerCase('sv')
  const named = shelf.people.everyone().filter(({ id, name }) => id !== actor.id && name.toLocaleLowerCase('sv').includes(sought))
  const people: ReportReaders['people'] = []
  for (const { id, name } of named) {
    if (people.length > mostPeople) break
    const person = figuresPerson(shelf, id)
    if (person !== null) people.push({ id, name, about: person.about })
  }
  return { people: people.slice(0, mostPeople), more: people.length > mostPeople }
}
