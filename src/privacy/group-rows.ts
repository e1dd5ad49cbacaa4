// A teacher's rows of classes: each group opens its own class, from its own school year on, in its own subjects.
import type { FactQuestion, KeyFilter, Members, Question } from '../semantics/index.ts'
import type { Access } from './access.ts'

/** The question, limited to the rows of the groups where it speaks of classes. Others are not limited by groups. */
export function withGroupRows(question: Question, access: Access, members: Members): Question {
  const ofClasses = question.by.includes('class') || question.parts.some(isOfClasses)
  if (access.classes !== 'groups' || !ofClasses) return question
  return { ...question, parts: question.parts.map((part) => ({ ...part, rows: rowsOf(part, access, members) })) }
}

const isOfClasses = (part: FactQuestion): boolean => part.where.some(({ dimension }) => dimension === 'class')

function rowsOf({ fact }: FactQuestion, { groups }: Access, members: Members): readonly (readonly KeyFilter[])[] {
  const keysOf = (dimension: string, wanted: (id: string) => boolean): KeyFilter => ({
    dimension,
    keys: (members.get(dimension) ?? []).filter(({ id }) => wanted(id)).map(({ key }) => key),
  })
  return groups.flatMap((group) => {
    const { subjects } = group
    if (subjects !== null && !fact.dimensions.includes('subject')) return []
    const rows = [keysOf('class', (id) => id === group.class), keysOf('schoolYear', (id) => id >= group.from)]
    return [subjects === null ? rows : [...rows, keysOf('subject', (id) => subjects.includes(id))]]
  })
}
