// A delivery of anonymous answers may not hold anything that tells whose they are: not a column that nobody reads either, since the file is kept.
import type { Findings } from '../checks/findings.ts'
import { identifyingColumn } from '../checks/identifying-column.ts'
import { type Detail, detail } from '../detail.ts'
import { columnName, type Table } from '../read/table.ts'

/** Columns at the positions `unknown`, which the contract does not have. */
export function refuseIdentifying(table: Table, unknown: readonly number[], findings: Findings): void {
  findings.carryOut(identifyingColumn)
  for (const position of unknown) {
    const heading = (table.headings[position] ?? '').trim()
    const why = whyIdentifying(
      heading,
      table.rows.cells.map((cells) => (cells[position] ?? '').trim()),
    )
    if (why === null) continue
    // a heading may be a value that has come to stand there, so it is named by its place
    findings.note(identifyingColumn, {
      line: table.headingLine,
      column: columnName(detail('numbered', position + 1), table.sheet),
      detail: why,
    })
  }
}

/** Words of headings that tell of somebody, of when, or in which order. */
const heading =
  /person|namn|respondent|deltagar|elev|vårdnadshavare|e-?post|e-?mail|mejl|telefon|adress|^ip|\bip\b|^id\b|[_ -]id$|id-?nr|nyckel|kod$|token|l[öo]pnummer|nummer|^nr\b|tid|stämpel|timestamp|datum|inlämn|inskickad|start|slut|länk|url|enhet$|session/i

const forms: readonly (readonly [RegExp, () => Detail])[] = [
  [/^(?:\d{2})?\d{6}[-+]?[\dTt]\d{3}$/, () => detail('personalNumbers')],
  [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, () => detail('addresses')],
  [/^(?:\d{1,3}\.){3}\d{1,3}$/, () => detail('addresses')],
  [/\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$/, () => detail('times')],
]

/** So many rows are needed to tell that values are all different. */
const fewestRows = 5
/** From this share on, values are as good as one of each. */
const nearlyAll = 0.5
/** Nobody names that many surveys, and a key could stand in place of the name. */
export const mostNames = 10

/** Why a column may tell who answered, or null. */
function whyIdentifying(name: string, values: readonly string[]): Detail | null {
  const told = values.filter((value) => value !== '')
  for (const [form, say] of forms) if (told.some((value) => form.test(value))) return say()
  if (told.length === 0) return null
  if (heading.test(name)) return detail('tellingHeading')
  const different = new Set(told).size
  return told.length >= fewestRows && different > told.length * nearlyAll ? detail('allDifferent', different, told.length) : null
}

/** The names of surveys, which every file tells: as many as there are people would be a key. */
export function refuseManyNames(names: readonly string[], column: string, findings: Findings): void {
  const different = new Set(names).size
  if (different > mostNames)
    findings.note(identifyingColumn, { line: null, column, detail: detail('allDifferent', different, names.length) })
}
