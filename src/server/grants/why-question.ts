import { closedRules, type Person, type Query, type TellingRule, type WhyAnswered } from '../../contract/index.ts'
import { explained as said, words } from '../../picture/index.ts'
import { catalogueFor, type Explained, explain } from '../../privacy/index.ts'
import { personActor } from '../access.ts'
import type { House } from '../house.ts'
import { type Labels, labelsOf, tellQuestion } from '../tell-question.ts'
import { whyOf } from './why.ts'

type Row = WhyAnswered['rows'][number]

/** Which grants and rules decide what the person is told of a question. Faults of the question itself. */
export async function whyQuestion(house: House, person: Person, query: Query): Promise<WhyAnswered> {
  const { role, about, opens } = whyOf(house, person)
  const found = await explain(query, personActor(person), house.door)
  const grants = opens.filter(({ inUse }) => inUse).map(({ title, text }): Row => ({ effect: 'opens', title, text }))
  const labels = await labelsFor(house, person, found)
  return { role, about, asked: tellQuestion(query, labels), rows: [...grants, ...rowsOf(found, person)] }
}

const noLabels: Labels = { measure: (name) => name, member: (_, id) => id }

/** What the person may name is called by its label; anything else stands as it was written, whether it exists or not. */
async function labelsFor(house: House, person: Person, { refused }: Explained): Promise<Labels> {
  const namesNothing = refused?.code === 'noFiguresForRole' || refused?.code === 'emptyScope'
  return namesNothing ? noLabels : labelsOf(await catalogueFor(personActor(person), house.door))
}

function rowsOf(found: Explained, person: Person): readonly Row[] {
  const { refused, inside, before, outside, limited, rules } = found
  if (refused !== null) return [{ effect: 'closes', title: said.refused, text: refused.message }]
  return [
    ...(limited === null ? [] : [limitedRow(limited, person)]),
    ...(inside.length === 0 ? [] : [{ effect: 'opens', ...said.inside(words.list(inside)) } as const]),
    ...(before.length === 0 ? [] : [{ effect: 'opens', ...said.before(words.list(before)) } as const]),
    ...(outside ? [outsideRow(found, person)] : []),
    ...rules.map((rule) => ruleRow(rule, inside.length > 0)),
  ]
}

const outer: ReadonlySet<TellingRule> = new Set(['few', 'complement', 'roundedMean', 'waiting'])

function ruleRow(rule: TellingRule, besideOwn: boolean): Row {
  const { title, text } = said.rules[rule]
  return { effect: 'hides', title: besideOwn && outer.has(rule) ? said.elsewhere(title) : title, text }
}

function limitedRow(limited: NonNullable<Explained['limited']>, { role }: Person): Row {
  const rule = limited === 'ownGroups' ? 'otherGroups' : role === 'teacher' ? 'otherSchools' : 'classesElsewhere'
  return { effect: 'limits', title: said.limited[limited], text: closedRules[rule] }
}

function outsideRow({ regime }: Explained, { role }: Person): Row {
  const where = role === 'teacher' ? 'whole' : role === 'principal' ? 'others' : 'all'
  return { effect: 'opens', title: said.outside[where], text: words.origin.regimes[regime ?? 'across'] }
}
