// What an analyst, a head and the coordinator do with the municipality's own measures and groups: on the page Egna mått.
import {
  type Actor,
  type Answer,
  Fault,
  type Local,
  type LocalDraft,
  type LocalList,
  type LocalPreview,
  type LocalState,
  localName,
  mostPublished,
  type Query,
  seesFigures,
} from '../../contract/index.ts'
import { discloseDraft } from '../../privacy/index.ts'
import { sayTree } from '../../school/index.ts'
import { subjectName, subjects } from '../../school/rules/index.ts'
import type { LocalItem } from '../../store/index.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import type { House } from '../house.ts'
import { checkLocal, problemOf, slugOf, weighed } from './check.ts'

/** Everything there is, and how far it has come into the figures. */
export async function localList(house: House): Promise<LocalList> {
  // told first: what ends meanwhile is then asked for once more, and not left as it was
  const making = { working: house.making.working(), problem: house.making.problem() }
  const told = await inFigures(house)
  const schools = house.duties.schools()
  const names = house.names()
  const items = house.locals.list()
  const version = (item: LocalItem, { title, description, tree, version: number }: LocalDraft & { version: number }) => ({
    ...{ version: number, title, description, tree, name: localName({ slug: item.slug, version: number }) },
    says: sayTree(tree, (code) => schools.get(code) ?? code),
  })
  return {
    // a draft that was put away before it was ever published is not listed any longer
    items: items.flatMap((item) => {
      const kind = kindOf(item)
      if (kind === null) return []
      return [
        {
          id: item.id,
          kind,
          owner: item.ownerName,
          state: stateOf(item, told),
          draft: item.draft === null ? null : version(item, item.draft),
          last: item.last === null ? null : version(item, item.published ?? item.last),
          history: item.history.map((step) => ({ ...step, by: names.get(step.by) ?? step.by })),
        },
      ]
    }),
    making,
    published: items.filter(({ published }) => published !== null).length,
    most: mostPublished,
    blocks: {
      subjects: subjects.map(({ code }) => ({ id: code, label: subjectName(code) })),
      schools: [...schools].map(([id, label]) => ({ id, label })),
      measures: weighed.map(({ describe, said }) => ({ id: describe.name, label: said.label })),
    },
  }
}

const kindOf = ({ draft, last }: LocalItem): LocalDraft['tree']['kind'] | null => (draft ?? last)?.tree.kind ?? null

/** What the current generation answers with. */
async function inFigures(house: House): Promise<readonly Local[]> {
  try {
    return (await house.door.holding(await house.warehouse.current())).locals
  } catch (error) {
    if (error instanceof Fault && error.code === 'noGeneration') return []
    throw error
  }
}

function stateOf({ published, draft, last, slug }: LocalItem, told: readonly Local[]): LocalState {
  const held = told.find((local) => local.slug === slug)
  if (published !== null) return held?.version === published.version ? 'published' : 'publishing'
  if (held !== undefined) return 'leaving'
  return last === null || draft !== null ? 'draft' : 'withdrawn'
}

/** Faults invalidLocal, unknownLocal. */
export function saveLocal(house: House, id: number | null, draft: LocalDraft, { id: by, name }: Actor): void {
  const item = id === null ? null : known(house, id)
  checkLocal(draft, checkedBy(house, item))
  const slug = item?.slug ?? freshSlug(house, draft)
  const saved = house.locals.save(id, slug, draft, { by, name })
  note(house, 'save', saved, by, { ...draft, version: saved.draft?.version })
}

const freshSlug = (house: House, { title }: LocalDraft): string =>
  slugOf(title, new Set(house.locals.list().map(({ slug }) => slug)))

function checkedBy(house: House, item: LocalItem | null) {
  return {
    others: house.locals.list().filter(({ id }) => id !== item?.id),
    kind: item === null ? null : kindOf(item),
    schools: house.duties.schools(),
  }
}

/** Faults unknownLocal, tooManyLocal, invalidLocal (what it is made of is no longer there). */
export function publishLocal(house: House, id: number, version: number, { id: by, name }: Actor): void {
  const item = known(house, id)
  const draft = item.draft?.version === version ? item.draft : item.last?.version === version ? item.last : null
  if (draft === null) throw new Fault('unknownLocal', { id })
  checkLocal(draft, checkedBy(house, item))
  const others = house.locals.list().filter((other) => other.id !== id && other.published !== null)
  if (others.length >= mostPublished) throw new Fault('tooManyLocal', { most: mostPublished })
  const published = house.locals.publish(id, version, { by, name })
  if (published === null) throw new Fault('unknownLocal', { id })
  note(house, 'publish', published, by, { version })
  house.making.start()
}

/** Fault unknownLocal. */
export function withdrawLocal(house: House, id: number, reason: string, { id: by, name }: Actor): void {
  const withdrawn = house.locals.withdraw(known(house, id).id, reason, { by, name })
  if (withdrawn === null) throw new Fault('unknownLocal', { id })
  note(house, 'withdraw', withdrawn, by, { version: withdrawn.last?.version })
  house.making.start()
}

/** Fault unknownLocal. */
export function discardLocal(house: House, id: number, { id: by, name }: Actor): void {
  const item = known(house, id)
  const discarded = house.locals.discard(id, { by, name })
  if (discarded === null) throw new Fault('unknownLocal', { id })
  note(house, 'discard', discarded, by, { version: item.draft?.version })
}

function known(house: House, id: number): LocalItem {
  const item = house.locals.byId(id)
  if (item === null) throw new Fault('unknownLocal', { id })
  return item
}

function note(house: House, purpose: string, { slug }: LocalItem, actor: string, question: object): void {
  noteEvent(house, { kind: 'local', actor, purpose, about: `local:${slug}`, question: JSON.stringify(question) })
}

/** What the draft says, and for those who see figures what it comes to. */
export async function previewLocal(house: House, id: number | null, draft: LocalDraft, actor: Actor): Promise<LocalPreview> {
  const item = id === null ? null : known(house, id)
  const schools = house.duties.schools()
  const says = sayTree(draft.tree, (code) => schools.get(code) ?? code)
  const problem = problemOf(draft, checkedBy(house, item))
  if (problem !== null || !seesFigures(actor.role)) return { says, problem, answer: null }
  const slug = item?.slug ?? freshSlug(house, draft)
  const local: Local = { slug, version: (item?.last?.version ?? 0) + 1, owner: actor.name, ...draft }
  return { says, problem, answer: await answerTo(house, local, actor) }
}

/** null while nothing has been loaded. */
async function answerTo(house: House, local: Local, actor: Actor): Promise<Answer | null> {
  try {
    return await discloseDraft(local, previewOf(local), actor, house.door)
  } catch (error) {
    if (error instanceof Fault && error.code === 'noGeneration') return null
    throw error
  }
}

/** The latest year's figures, and girls and boys apart. */
function previewOf(local: Local): Query {
  const { kind } = local.tree
  const latest = { dimension: 'schoolYear', last: 1 }
  const split = { by: ['schoolYear', 'sex'], totals: [['schoolYear']] }
  const within = { dimension: kind, in: [localName(local)] }
  if (kind === 'subjectGroup') return { measures: ['gradePoints', 'passedSubject'], ...split, where: [latest, within] }
  if (kind === 'schoolGroup') return { measures: ['meritValue', 'passedAllSubjects'], ...split, where: [latest, within] }
  return { measures: [localName(local)], ...split, where: [latest] }
}
