// The members that every generation has, with the words a reader meets. Keys are fixed: facts of any two generations agree on them.
import type { MigrationBackground, Operator, Sex, Term } from '../../contract/index.ts'

export interface FixedMember<Id extends string> {
  readonly key: number
  readonly id: Id
  readonly label: string
}
const numbered = <Id extends string>(members: readonly (readonly [Id, string])[], first = 1): readonly FixedMember<Id>[] =>
  members.map(([id, label], index) => ({ key: first + index, id, label }))

export const terms = numbered<Term>([
  ['HT', 'Hösttermin'],
  ['VT', 'Vårtermin'],
])
export const sexes = numbered<Sex>([
  ['female', 'Flickor'],
  ['male', 'Pojkar'],
  ['unknown', 'Okänt'],
])
export const migrationBackgrounds = numbered<MigrationBackground>([
  ['swedish', 'Svensk bakgrund'],
  ['foreign', 'Utländsk bakgrund'],
  ['newlyArrived', 'Nyinvandrade'],
  ['unknown', 'Okänd bakgrund'],
])
export const stageYears = numbered(
  Array.from({ length: 10 }, (_, year) => [String(year), year === 0 ? 'Förskoleklass' : `Årskurs ${year}`] as const),
  0,
)

/** What stands in place of a municipality and an operator until the register of units has told. */
export const unknownId = 'unknown'
export const operators = numbered<Operator | typeof unknownId>([
  ['municipal', 'Kommunal'],
  ['independent', 'Enskild'],
  [unknownId, 'Okänd huvudman'],
])
export const unknownMunicipality = 'Okänd kommun'
/** `Skolenhet 12345678`, until the register of units has told its name. */
export const placeholderName = 'Skolenhet '
