import { roleNames, type ToldAuditRow } from '../contract/index.ts'
import { logWords } from '../picture/index.ts'
import { csvOf, quoted } from './csv.ts'
import { outputWords } from './words/output.ts'

/** Rows of the log as a file; no figure is in it, since none is in the log. */
export function logAsCsv(rows: readonly ToldAuditRow[]): string {
  return csvOf([
    outputWords.logHeading.map(quoted),
    ...rows.map((row) => [
      String(row.sequence),
      row.at,
      quoted(logWords.kinds[row.kind]),
      quoted(row.actor),
      quoted(row.name ?? logWords.someone(row.actor)),
      row.role === null ? '' : quoted(roleNames[row.role]),
      quoted(row.purpose === null ? '' : logWords.purpose(row.kind, row.purpose)),
      quoted(row.told ?? ''),
      quoted(row.about ?? ''),
      quoted(row.question ?? ''),
      ...[row.generation, row.shown, row.hidden].map((count) => (count === null ? '' : String(count))),
      String(row.pupils),
    ]),
  ])
}
