// A municipality whose pupils are followed: how many stayed, came and left is chosen, sex by sex.
import type { Query } from '../../src/contract/index.ts'
import { as, bjork, ek, openTown, type Placed, type Plan, type Town } from './town.ts'

/** Girls, boys. */
export type Both = readonly [girls: number, boys: number]

/** Of one school: pupils who are there in year 6 of 2021/22 and in year 9 of 2024/25, in the latter alone, and in the former alone. */
export interface Stream {
  readonly school: string
  readonly kept: Both
  readonly joined: Both
  readonly left: Both
  /** of those who joined, and of those who were kept: so many have F in everything in year 9 */
  readonly failing?: { readonly kept?: Both; readonly joined?: Both }
  /** class in year 9 of those who joined; '9A' else */
  readonly joinedClass?: string
  /** a kept pupil with protected identity */
  readonly marked?: boolean
  /** school in year 6, where it was another */
  readonly before?: string
}

export const anchored = { anchor: { schoolYear: '2021/22', stageYear: 6 } } as const
export const backwards = { anchor: { schoolYear: '2024/25', stageYear: 9 } } as const
export const sixthYear = 2021
export const finalYear = 2024

/** Numbers are handed out so that even ones are girls. */
export function streamPupils(streams: readonly Stream[]): readonly Placed[] {
  let next = 0
  const some = ([girls, boys]: Both, of: (n: number, at: number, sex: 0 | 1) => readonly Placed[]): readonly Placed[] => {
    const first = next
    next += 2 * Math.max(girls, boys)
    const each = (count: number, sex: 0 | 1) => Array.from({ length: count }, (_, i) => of(first + 2 * i + sex, i, sex))
    return [...each(girls, 0), ...each(boys, 1)].flat()
  }
  return streams.flatMap(({ school, kept, joined, left, failing = {}, joinedClass = '9A', marked = false, before = school }) => {
    const six = (n: number): Placed => ({ n, school: before, class: '6A', stageYear: 6, schoolYear: sixthYear, grade: 'C' })
    const nine = (n: number, name: string, grade: string): Placed => ({
      ...{ n, school, class: name, stageYear: 9, schoolYear: finalYear, grade },
    })
    const graded = (at: number, sex: 0 | 1, failed: Both | undefined): string =>
      at < (failed?.[sex] ?? 0) ? 'F' : at % 3 === 0 ? 'A' : 'C'
    return [
      ...some(kept, (n, at, sex) => {
        const told = nine(n, '9A', graded(at, sex, failing.kept))
        return [six(n), marked && at === 0 && sex === 0 ? { ...told, protection: 'Sekretessmarkering' } : told]
      }),
      ...some(joined, (n, at, sex) => [nine(n, joinedClass, graded(at, sex, failing.joined))]),
      ...some(left, (n) => [six(n)]),
    ]
  })
}

const names: readonly (readonly [string, string])[] = [
  [ek, 'Ekskolan'],
  [bjork, 'Björkskolan'],
  [as, 'Åsskolan'],
]

export function streamPlan(streams: readonly Stream[], more: Partial<Plan> = {}): Plan {
  return {
    units: names.map(([school, name]) => ({ school, name })),
    pupils: streamPupils(streams),
    registered: [sixthYear, finalYear],
    ...more,
  }
}

export const openStreams = (streams: readonly Stream[]): Promise<Town> => openTown(streamPlan(streams))

/** Two schools where many have stayed, come and left. */
export const plain: readonly Stream[] = [
  { school: ek, kept: [20, 21], joined: [7, 6], left: [6, 7], failing: { kept: [6, 6], joined: [3, 3] } },
  { school: bjork, kept: [24, 22], joined: [6, 8], left: [8, 6], failing: { kept: [7, 6], joined: [3, 3] } },
]
export const bySex: Query = { measures: ['meritValue', 'passedAllSubjects'], by: ['sex'], totals: [[]], cohort: anchored }
