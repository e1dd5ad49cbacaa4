// What a local definition says, as sentences made from its tree: in the catalogue, beside the builder and in the list.
import { type LocalTree, spoken } from '../../contract/index.ts'
import { subjectName } from '../rules/index.ts'
import * as en from './en-local.ts'
import { measures } from './measures.ts'
import * as sv from './sv-local.ts'

/** What a school unit code is called; unknown ones stand as they are. */
export type SchoolNames = (code: string) => string

const say = spoken(sv.localTreeWords, en.localTreeWords)
const subjectsIn = (codes: readonly string[]): string => say.list(codes.map((code) => say.inside(subjectName(code))))
const labelOf = (name: string): string => measures.find(({ describe }) => describe.name === name)?.said.label ?? name

/** Whole sentences. The order of subjects and schools is that of the tree. */
export function sayTree(tree: LocalTree, schoolName: SchoolNames): string {
  switch (tree.kind) {
    case 'subjectGroup':
      return `${say.subjects(subjectsIn(tree.subjects))} ${say.weighted}`
    case 'schoolGroup':
      return say.schools(say.list(tree.schools.map(schoolName)))
    case 'mean':
      return `${say.mean(subjectsIn(tree.over))} ${say.weighted}`
    case 'share': {
      const { gradeAtLeast } = tree.of
      if (tree.over === null) return say.share(gradeAtLeast, null)
      return `${say.share(gradeAtLeast, subjectsIn(tree.over))} ${say.weighted}`
    }
    case 'count':
      return say.count(say.list(tree.stageYears.toSorted((a, b) => a - b).map(say.stageYear)))
    case 'index': {
      const total = tree.parts.reduce((sum, { weight }) => sum + weight, 0)
      return say.index(say.list(tree.parts.map(({ measure, weight }) => say.part(say.inside(labelOf(measure)), weight, total))))
    }
  }
}

/** Who is counted in a mean or share of several subjects; null where the measure it is made of says so itself. */
export function sayPopulation(tree: LocalTree): string | null {
  if (tree.kind === 'mean') return say.populations.mean(subjectsIn(tree.over))
  return tree.kind === 'share' ? say.populations.share : null
}
