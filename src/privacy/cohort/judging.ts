import type { FactQuestion } from '../../semantics/index.ts'
import type { Generation } from '../../warehouse/index.ts'
import type { Access } from '../access.ts'
import type { Holding } from '../door.ts'

/** Whose question is judged, and on what. */
export interface Judging {
  readonly access: Access
  readonly holding: Holding
  readonly generation: Generation
}

/** One time of a fact. Keys. */
export interface Time {
  readonly schoolYear: number
  readonly term: number
  readonly stageYear: number
}

export const timeOf = ({ where }: Pick<FactQuestion, 'where'>): Time => {
  const key = (dimension: string): number => where.find((filter) => filter.dimension === dimension)?.keys[0] ?? -1
  return { schoolYear: key('schoolYear'), term: key('term'), stageYear: key('stageYear') }
}
