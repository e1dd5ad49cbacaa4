// Ten pages of Utforska, as the app itself asks for them.
import type { Catalogue, Person, Query } from '../../src/contract/index.ts'
import { type Choice, firstChoice, membersOf, suited } from '../../src/web/choice.ts'
import { viewsOf } from '../../src/web/views.ts'

type Turned = (catalogue: Catalogue, turn: number) => Partial<Choice>

const latest = (catalogue: Catalogue, back = 0): Choice['period'] => ({
  kind: 'year',
  year: membersOf(catalogue, 'schoolYear').at(-1 - back)?.id ?? '',
})
/** Another school each turn. */
const school: (catalogue: Catalogue, turn: number) => string[] = (catalogue, turn) => {
  const schools = membersOf(catalogue, 'school')
  const chosen = schools[turn % schools.length]
  return chosen === undefined ? [] : [chosen.id]
}
const tenYears: Choice['period'] = { kind: 'last', count: 10 }

/** What ten readers look at; the first is what Utforska opens with. */
const readers: readonly Turned[] = [
  (catalogue) => ({ period: latest(catalogue) }),
  (catalogue, turn) => ({ by: ['schoolYear', 'sex'], period: tenYears, filters: { school: school(catalogue, turn) } }),
  (catalogue, turn) => ({ measures: ['gradePoints'], by: ['subject', 'sex'], filters: { school: school(catalogue, turn) } }),
  () => ({ measures: ['passedAllSubjects'], by: ['school', 'schoolYear'], period: { kind: 'last', count: 3 } }),
  (catalogue, turn) => ({
    measures: ['meritValue', 'eligibleVocational'],
    by: ['class'],
    filters: { school: school(catalogue, turn) },
  }),
  (catalogue, turn) => ({ measures: ['pupils'], by: ['school', 'stageYear'], period: latest(catalogue, turn % 3) }),
  (catalogue, turn) => ({
    measures: ['passedAllSubjects'],
    by: ['school', 'sex'],
    filters: { stageYear: ['6'] },
    period: latest(catalogue, turn % 3),
  }),
  () => ({ measures: ['passedSubject'], by: ['school', 'subject'] }),
  () => ({
    measures: ['eligibleVocational', 'eligibleArts', 'eligibleEconomicsHumanitiesSocial', 'eligibleScienceTechnology'],
    by: ['school'],
    against: ['municipality', 'lastYear', 'threeYears'],
  }),
  (catalogue, turn) => ({
    measures: ['gradePoints', 'passedSubject'],
    by: ['school', 'sex'],
    filters: { subject: [['MA', 'EN', 'SV'][turn % 3] ?? 'MA'] },
    period: latest(catalogue, turn % 4),
    against: ['municipality', 'lastYear'],
  }),
]
export const pageCount = readers.length

/** The questions of a page; `turn` chooses schools and years. */
export function questionsOf(page: number, turn: number, catalogue: Catalogue, person: Person): readonly Query[] {
  const choice = suited({ ...firstChoice(catalogue, person), ...readers[page % readers.length]?.(catalogue, turn) }, catalogue)
  const { main, years } = viewsOf(choice, catalogue)
  return [main.query, ...(years === null ? [] : [years.query])]
}
