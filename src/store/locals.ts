// A municipality's own measures and groups: what has been saved of them and by whom, what was published and withdrawn. Rows are only added.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type Local, type LocalDraft, LocalDraftSchema, LocalSchema } from '../contract/index.ts'
import { inTransaction } from './transaction.ts'

const appendOnly = (table: string): string => `
  create trigger ${table}_keeps_rows before delete on ${table} begin select raise(abort, '${table} is append-only'); end;
  create trigger ${table}_keeps_values before update on ${table} begin select raise(abort, '${table} is append-only'); end`

/** A version may be saved many times until it is published; from then on it stands, and what is saved is the next. */
export const localTables = `
  create table local_item (
    id integer primary key, slug text not null unique, owner text not null, owner_name text not null, at text not null
  ) strict;
  create table local_step (
    id integer primary key, item integer not null references local_item (id), kind text not null
      check (kind in ('save', 'publish', 'withdraw', 'discard')),
    version integer not null, draft text, reason text, done_by text not null, at text not null, check ((kind = 'save') = (draft is not null))
  ) strict;
  create index local_step_item on local_step (item);
  ${['local_item', 'local_step'].map(appendOnly).join(';')}
`

/** `by`: an account id. `name`: whose it is, as the catalogue tells it. */
export interface Doing {
  readonly by: string
  readonly name: string
}

export interface LocalStep {
  readonly kind: 'save' | 'publish' | 'withdraw' | 'discard'
  readonly version: number
  readonly reason: string | null
  readonly by: string
  readonly at: string
}

export interface LocalItem {
  readonly id: number
  readonly slug: string
  readonly owner: string
  readonly ownerName: string
  /** the version being prepared; null when there is none */
  readonly draft: (LocalDraft & { readonly version: number }) | null
  /** null when none is, or it has been withdrawn */
  readonly published: Local | null
  /** the last one that was published, withdrawn or not */
  readonly last: Local | null
  /** newest first */
  readonly history: readonly LocalStep[]
}

export interface Locals {
  /** Every item, oldest first. */
  readonly list: () => readonly LocalItem[]
  readonly byId: (id: number) => LocalItem | null
  /** Saves a draft: of a new item (`id` null; `slug` is the word that queries call it by), or of the item's next version. */
  readonly save: (id: number | null, slug: string, draft: LocalDraft, doing: Doing) => LocalItem
  /** Publishes the draft, or again the version that was withdrawn; null when `version` is neither. */
  readonly publish: (id: number, version: number, doing: Doing) => LocalItem | null
  /** Null when nothing is published. */
  readonly withdraw: (id: number, reason: string, doing: Doing) => LocalItem | null
  /** Puts the draft away; null when there is none. */
  readonly discard: (id: number, doing: Doing) => LocalItem | null
}

export interface LocalEffects {
  readonly clock: () => Date
}
const defaults: LocalEffects = { clock: () => new Date() }

/** What is published now, in the order it first was made. */
export const publishedLocals = (database: DatabaseSync): readonly Local[] =>
  readItems(database, null).flatMap(({ published }) => published ?? [])

export function openLocals(database: DatabaseSync, effects: LocalEffects = defaults): Locals {
  const insertItem = database.prepare('insert into local_item (slug, owner, owner_name, at) values (?, ?, ?, ?) returning id')
  const insertStep = database.prepare(
    'insert into local_step (item, kind, version, draft, reason, done_by, at) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const now = (): string => effects.clock().toISOString()
  const byId = (id: number): LocalItem | null => readItems(database, id)[0] ?? null
  const known = (id: number): LocalItem => {
    const item = byId(id)
    if (item === null) throw new Error(`there is no local item ${id}`)
    return item
  }
  const step = (
    id: number,
    kind: LocalStep['kind'],
    version: number,
    draft: LocalDraft | null,
    reason: string | null,
    by: string,
  ) => {
    insertStep.run(id, kind, version, draft === null ? null : JSON.stringify(draft), reason, by, now())
    return known(id)
  }
  return {
    list: () => readItems(database, null),
    byId,
    save: (id, slug, draft, { by, name }) =>
      inTransaction(database, () => {
        const item = id ?? Number(insertItem.get(slug, by, name, now())?.id)
        return step(item, 'save', (known(item).last?.version ?? 0) + 1, draft, null, by)
      }),
    publish: (id, version, { by }) =>
      inTransaction(database, () => {
        const item = byId(id)
        const isNext = item?.draft?.version === version || (item?.published === null && item.last?.version === version)
        return isNext ? step(id, 'publish', version, null, null, by) : null
      }),
    withdraw: (id, reason, { by }) =>
      inTransaction(database, () => {
        const version = byId(id)?.published?.version
        return version === undefined ? null : step(id, 'withdraw', version, null, reason, by)
      }),
    discard: (id, { by }) =>
      inTransaction(database, () => {
        const version = byId(id)?.draft?.version
        return version === undefined ? null : step(id, 'discard', version, null, null, by)
      }),
  }
}

type Row = Readonly<Record<string, SQLOutputValue>>

function readItems(database: DatabaseSync, id: number | null): readonly LocalItem[] {
  const items = database.prepare('select * from local_item where ?1 is null or id = ?1 order by id').all(id)
  const rows = database.prepare('select * from local_step where ?1 is null or item = ?1 order by id').all(id)
  const steps = Map.groupBy(rows, ({ item }) => Number(item))
  return items.map((row) => itemIn(row, steps.get(Number(row.id)) ?? []))
}

function itemIn(row: Row, steps: readonly Row[]): LocalItem {
  const [slug, ownerName] = [String(row.slug), String(row.owner_name)]
  const draftOf = (version: number): LocalDraft => {
    const saved = steps.findLast((step) => step.kind === 'save' && step.version === version)
    if (saved === undefined) throw new Error(`version ${version} of ${slug} was never saved`)
    return LocalDraftSchema.parse(JSON.parse(String(saved.draft)))
  }
  const localOf = (version: number): Local => LocalSchema.parse({ slug, version, owner: ownerName, ...draftOf(version) })
  const told = steps.findLast(({ kind }) => kind === 'publish' || kind === 'withdraw')
  const latest = Math.max(0, ...steps.map(({ kind, version }) => (kind === 'publish' ? Number(version) : 0)))
  // a draft lasts until it is published or put away, whatever happens to the version before it
  const drafted = steps.findLast(({ version }) => Number(version) > latest)
  return {
    id: Number(row.id),
    slug,
    owner: String(row.owner),
    ownerName,
    draft: drafted?.kind === 'save' ? { version: latest + 1, ...draftOf(latest + 1) } : null,
    published: told?.kind === 'publish' ? localOf(Number(told.version)) : null,
    last: latest === 0 ? null : localOf(latest),
    history: steps.map(stepOf).reverse(),
  }
}

const stepOf = ({ kind, version, reason, done_by: by, at }: Row): LocalStep => ({
  kind: kind as LocalStep['kind'],
  version: Number(version),
  reason: reason === null || reason === undefined ? null : String(reason),
  by: String(by),
  at: String(at),
})
