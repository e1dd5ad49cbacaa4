// The members that every generation has. Keys are fixed: facts of any two generations agree on them. The names are Swedish; a reader is told
// them in the language spoken (school/rules/names.ts).
import { storedNames } from '../../school/rules/index.ts'

export interface FixedMember<Id extends string> {
  readonly key: number
  readonly id: Id
  readonly label: string
}
const numbered = <Id extends string>(names: Readonly<Record<Id, string>>, first = 1): readonly FixedMember<Id>[] =>
  (Object.keys(names) as Id[]).map((id, index) => ({ key: first + index, id, label: names[id] }))

export const terms = numbered(storedNames.term)
export const sexes = numbered(storedNames.sex)
export const migrationBackgrounds = numbered(storedNames.migrationBackground)
export const stageYears = numbered<string>(storedNames.stageYear, 0)

/** What stands in place of a municipality and an operator until the register of units has told. */
export const unknownId = 'unknown'
export const operators = numbered(storedNames.operator)
export const unknownMunicipality = storedNames.municipality.unknown
/** `Skolenhet 12345678`, until the register of units has told its name. */
export const placeholderName = storedNames.placeholders.school('')
