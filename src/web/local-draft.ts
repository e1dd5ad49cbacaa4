// What is being built, choice by choice, until it is a whole definition.
import type { LocalDraft, LocalKind, LocalTree } from '../contract/index.ts'
import { localWords } from '../picture/index.ts'

/** `chosen`: subjects, schools, stage years or measures, by the kind; `weights`: of an index, by measure. */
export interface Building {
  readonly kind: LocalKind | null
  readonly chosen: readonly string[]
  readonly weights: Readonly<Record<string, number>>
  readonly title: string
  readonly description: string
}

export const nothingBuilt: Building = { kind: null, chosen: [], weights: {}, title: '', description: '' }

/** What a kind is built of, and how much of it. */
export const bounds: Readonly<Record<LocalKind, { readonly of: BlockName; readonly least: number; readonly most: number }>> = {
  subjectGroup: { of: 'subjects', least: 2, most: 24 },
  schoolGroup: { of: 'schools', least: 2, most: 60 },
  mean: { of: 'subjects', least: 2, most: 24 },
  share: { of: 'subjects', least: 2, most: 24 },
  count: { of: 'stageYears', least: 1, most: 10 },
  index: { of: 'measures', least: 2, most: 4 },
}
export type BlockName = 'subjects' | 'schools' | 'stageYears' | 'measures'

export function buildingOf({ title, description, tree }: LocalDraft): Building {
  const built = { ...nothingBuilt, kind: tree.kind, title, description }
  switch (tree.kind) {
    case 'subjectGroup':
      return { ...built, chosen: tree.subjects }
    case 'schoolGroup':
      return { ...built, chosen: tree.schools }
    case 'mean':
      return { ...built, chosen: tree.over }
    case 'share':
      return { ...built, chosen: tree.over ?? [] }
    case 'count':
      return { ...built, chosen: tree.stageYears.map(String) }
    case 'index':
      return {
        ...built,
        chosen: tree.parts.map(({ measure }) => measure),
        weights: Object.fromEntries(tree.parts.map(({ measure, weight }) => [measure, weight])),
      }
  }
}

/** What is still to be chosen, as a sentence; null when the content is whole. The name is asked for last. */
export function lackOf({ kind, chosen }: Building): string | null {
  if (kind === null) return localWords.preview.waiting
  const { of, least } = bounds[kind]
  return chosen.length < least ? localWords.builder.few(least, localWords.builder[of]) : null
}

/** Null while something is to be chosen. A draft without a name is given one for the preview alone. */
export function draftOf(building: Building): LocalDraft | null {
  const tree = lackOf(building) === null ? treeOf(building) : null
  if (tree === null) return null
  const title = building.title.trim()
  return { title: isNamed(building) ? title : localWords.builder.new, description: building.description.trim(), tree }
}

export const isNamed = ({ title }: Building): boolean => title.trim().length >= 3

function treeOf({ kind, chosen, weights }: Building): LocalTree | null {
  const all = [...chosen]
  switch (kind) {
    case null:
      return null
    case 'subjectGroup':
      return { kind, subjects: all }
    case 'schoolGroup':
      return { kind, schools: all }
    case 'mean':
      return { kind, of: 'gradePoints', over: all }
    case 'share':
      return { kind, of: { gradeAtLeast: 'E' }, over: all }
    case 'count':
      return { kind, of: 'pupils', stageYears: all.map(Number) }
    case 'index':
      return { kind, parts: all.map((measure) => ({ measure, weight: weights[measure] ?? 1 })) }
  }
}

/** Where the figures of a published definition are seen. */
export function exploreAddress(name: string, kind: LocalKind): string {
  const id = encodeURIComponent(name)
  if (kind === 'subjectGroup') return `/utforska?matt=gradePoints&amnesgrupp=${id}`
  return kind === 'schoolGroup' ? `/utforska?dela=schoolGroup,sex` : `/utforska?matt=${id}`
}
