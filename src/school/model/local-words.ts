// What a local definition says, as a Swedish sentence made from its tree: in the catalogue, beside the builder and in the list.
import type { LocalTree } from '../../contract/index.ts'
import { subjects } from '../rules/index.ts'
import { measures } from './measures.ts'

/** What a school unit code is called; unknown ones stand as they are. */
export type SchoolNames = (code: string) => string

export const subjectNames = (codes: readonly string[]): readonly string[] =>
  codes.map((code) => {
    const label = subjects.find((subject) => subject.code === code)?.label ?? code
    // names of subjects are common nouns within a sentence
    return label.charAt(0).toLowerCase() + label.slice(1)
  })

export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} och ${items[items.length - 1]}`

const stageYearName = (year: number): string => (year === 0 ? 'förskoleklass' : `åk ${year}`)
const labelOf = (name: string): string => measures.find(({ describe }) => describe.name === name)?.describe.label ?? name
const weighted = 'Varje ämne vägs efter sitt antal elever.'
const grade = (least: string): string => (least === 'A' ? 'betyget A' : `betyget ${least} eller högre`)

/** Whole sentences. The order of subjects and schools is that of the tree. */
export function sayTree(tree: LocalTree, schoolName: SchoolNames): string {
  switch (tree.kind) {
    case 'subjectGroup':
      return `Ämnena ${listed(subjectNames(tree.subjects))}. ${weighted}`
    case 'schoolGroup':
      return `Skolorna ${listed(tree.schools.map(schoolName))}, räknade som en.`
    case 'mean':
      return `Genomsnittlig betygspoäng i ${listed(subjectNames(tree.over))}. F räknas som 0, streck räknas inte. ${weighted}`
    case 'share': {
      const { gradeAtLeast } = tree.of
      const of = `Andelen elever med ${grade(gradeAtLeast)} bland dem som har A–F eller streck`
      return tree.over === null ? `${of} i ämnet.` : `${of} i ${listed(subjectNames(tree.over))}. ${weighted}`
    }
    case 'count':
      return `Antalet elever i ${listed(tree.stageYears.toSorted((a, b) => a - b).map(stageYearName))} på mätdagen.`
    case 'index': {
      const total = tree.parts.reduce((sum, { weight }) => sum + weight, 0)
      const parts = tree.parts.map(({ measure, weight }) => `${labelOf(measure).toLowerCase()} (vikt ${weight} av ${total})`)
      return `Ett index från 0 till 100 av ${listed(parts)}. Varje mått räknas om till sin egen skala, där 0 är det lägsta och 100 det högsta möjliga.`
    }
  }
}
