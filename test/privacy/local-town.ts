// A municipality with groups and measures of its own, and everyone who may ask of them.
import assert from 'node:assert/strict'
import type { Actor, LocalDraft } from '../../src/contract/index.ts'
import { seeded } from './tables.ts'
import { asp, bjork, board, ek, enrol, head, lind, openTown, orn, type Placed, principalOf, type Town } from './town.ts'

export const science = ['BI', 'FY', 'KE']
export const heavy = ['MA', 'SV', ...science]
const draft = (title: string, tree: LocalDraft['tree']): LocalDraft => ({ title, description: '', tree })
const locals: Readonly<Record<string, LocalDraft>> = {
  no: draft('NO-ämnen', { kind: 'subjectGroup', subjects: science }),
  heavy: draft('Studietunga ämnen', { kind: 'subjectGroup', subjects: heavy }),
  north: draft('Norra området', { kind: 'schoolGroup', schools: [ek, bjork, lind] }),
  south: draft('Södra området', { kind: 'schoolGroup', schools: [asp, lind] }),
  core: draft('Betygspoäng i kärnan', { kind: 'mean', of: 'gradePoints', over: ['MA', 'SV', 'EN'] }),
  passed: draft('Godkända i NO', { kind: 'share', of: { gradeAtLeast: 'E' }, over: science }),
  upper: draft('Elever i högstadiet', { kind: 'count', of: 'pupils', stageYears: [7, 8, 9] }),
  whole: draft('Resultatindex', {
    kind: 'index',
    parts: [
      { measure: 'meritValue', weight: 3 },
      { measure: 'passedAllSubjects', weight: 1 },
    ],
  }),
}

/** Loads it with everything published. */
export function openLocalTown(): Promise<Town> {
  const names: readonly (readonly [string, string])[] = [
    [ek, 'Ekskolan'],
    [bjork, 'Björkskolan'],
    [asp, 'Aspskolan'],
    [lind, 'Lindskolan'],
    [orn, 'Örnskolan'],
  ]
  return openTown({
    units: names.map(([school, name]) => ({ school, name })),
    pupils: crowd(),
    registered: [2022, 2023, 2024],
    locals,
  })
}

/** Three years of five schools; in every subject some have F or streck, in different numbers. */
function crowd(): readonly Placed[] {
  const random = seeded(7)
  const at = enrol()
  const sizes: readonly (readonly [string, number])[] = [
    [ek, 24],
    [bjork, 19],
    [asp, 30],
    [lind, 6],
    [orn, 13],
  ]
  const drawn = (): string => ['A', 'B', 'C', 'C', 'D', 'E', 'E', 'F', '9'][Math.floor(random() * 9)] ?? 'C'
  return [2022, 2023, 2024].flatMap((schoolYear) =>
    sizes.flatMap(([school, half]) =>
      at(school, '9A', half, half + 3, { schoolYear }).map((pupil) => ({
        ...pupil,
        grade: drawn(),
        other: Object.fromEntries([...heavy, 'EN'].map((subject) => [subject, random() < 0.35 ? 'D' : drawn()])),
      })),
    ),
  )
}

export const year = { dimension: 'schoolYear', in: ['2024/25'] }
export const teacher: Actor = {
  ...{ id: 'tove', name: 'Tove', role: 'teacher', scope: [] },
  groups: [{ class: `${ek}:9A`, subjects: null, from: '2023/24' }],
}
export const readers: readonly Actor[] = [head, board, principalOf(ek), principalOf(ek, lind), teacher]
export const splits: string[][] = [[], ['sex'], ['school'], ['school', 'sex'], ['migrationBackground']]

export const near = (a: number | null, b: number | null, within: number, told: string): void =>
  assert.ok(a === b || (a !== null && b !== null && Math.abs(a - b) <= within + 1e-9), `${told}: ${a} and ${b}`)
