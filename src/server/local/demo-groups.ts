// The groups of subjects that the demo municipality has made for itself, so that a visitor meets some.
import { join } from 'node:path'
import { type LocalDraft, LocalDraftSchema, type Person } from '../../contract/index.ts'
import { openLocals, openStore } from '../../store/index.ts'
import { slugOf } from './check.ts'

const science = ['BI', 'FY', 'KE', 'NO']
const society = ['GE', 'HI', 'RE', 'SH', 'SO']

/** No official list says which subjects are heavy: these are the ones that a municipality commonly means (docs/local-measures.md). */
export const demoGroups: readonly LocalDraft[] = [
  {
    title: 'NO-ämnen',
    description: 'Blockbetyget i NO räknas med där skolan sätter ett sådant i åk 6.',
    tree: { kind: 'subjectGroup', subjects: science },
  },
  {
    title: 'SO-ämnen',
    description: 'Blockbetyget i SO räknas med där skolan sätter ett sådant i åk 6.',
    tree: { kind: 'subjectGroup', subjects: society },
  },
  {
    title: 'Studietunga ämnen',
    description: 'Matematik, NO och SO: de ämnen som vi följer särskilt i arbetet med pojkars och flickors resultat.',
    tree: { kind: 'subjectGroup', subjects: ['MA', ...science, ...society] },
  },
].map((draft) => LocalDraftSchema.parse(draft))

/** Publishes them in the store, before the first load: that takes them into the figures. Once only. */
export function publishDemoGroups(data: string, owner: Pick<Person, 'id' | 'name'>): void {
  const store = openStore(join(data, 'store.sqlite'))
  try {
    const locals = openLocals(store)
    if (locals.list().length > 0) return
    const doing = { by: owner.id, name: owner.name }
    for (const draft of demoGroups) {
      const { id } = locals.save(null, slugOf(draft.title, new Set()), draft, doing)
      locals.publish(id, 1, doing)
    }
  } finally {
    store.close()
  }
}
