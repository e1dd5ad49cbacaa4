import type { DatabaseSync } from 'node:sqlite'
import { type StoreEffects, storeDefaults } from './effects.ts'

/** Folders and favourites are a person's own order, of what others have shared as well. */
export const reportPlaceTables = `
  create table report_folder (id text primary key, person text not null, name text not null) strict;
  create index report_folder_person on report_folder (person);
  create table report_place (
    person text not null, report text not null references report (id) on delete cascade,
    folder text references report_folder (id) on delete set null, favourite integer not null, primary key (person, report)
  ) strict, without rowid
`

export interface Folder {
  readonly id: string
  readonly name: string
}
/** `folder` null: in none. */
export interface Place {
  readonly folder: string | null
  readonly favourite: boolean
}

export interface ReportPlaces {
  /** A person's folders by name. */
  readonly folders: (person: string) => readonly Folder[]
  readonly addFolder: (person: string, name: string) => void
  /** False when the person has no such folder. */
  readonly renameFolder: (person: string, id: string, name: string) => boolean
  /** Its reports stay, in no folder. False when the person has no such folder. */
  readonly removeFolder: (person: string, id: string) => boolean
  /** Where a person has put reports, by report; what is not there is in no folder and no favourite. */
  readonly of: (person: string) => ReadonlyMap<string, Place>
  readonly put: (person: string, report: string, place: Place) => void
}

export function openReportPlaces(database: DatabaseSync, effects: StoreEffects = storeDefaults): ReportPlaces {
  const byName = new Intl.Collator('sv')
  return {
    folders: (person) =>
      database
        .prepare('select id, name from report_folder where person = ?')
        .all(person)
        .map(({ id, name }) => ({ id: String(id), name: String(name) }))
        .sort((a, b) => byName.compare(a.name, b.name)),
    addFolder: (person, name) =>
      void database
        .prepare('insert into report_folder (id, person, name) values (?, ?, ?)')
        .run(effects.random(9).toString('base64url'), person, name),
    renameFolder: (person, id, name) =>
      database.prepare('update report_folder set name = ? where person = ? and id = ?').run(name, person, id).changes === 1,
    removeFolder: (person, id) =>
      database.prepare('delete from report_folder where person = ? and id = ?').run(person, id).changes === 1,
    of: (person) => {
      const rows = database.prepare('select report, folder, favourite from report_place where person = ?').all(person)
      return new Map(
        rows.map(({ report, folder, favourite }) => [
          String(report),
          { folder: folder === null ? null : String(folder), favourite: favourite === 1 },
        ]),
      )
    },
    put: (person, report, { folder, favourite }) =>
      void database
        .prepare(`
          insert into report_place (person, report, folder, favourite) values (?1, ?2, ?3, ?4)
          on conflict (person, report) do update set folder = ?3, favourite = ?4`)
        .run(person, report, folder, favourite ? 1 : 0),
  }
}
