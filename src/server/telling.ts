// What the command line says about loads.
import type { CheckOutcome, LoadReport, Loads, Reject } from '../contract/index.ts'
import { formatNumber } from '../picture/index.ts'
import { outputWords } from './words/output.ts'

const said = outputWords

/** What came of one load: first the outcome, then every check that found something. */
export function tellLoad(report: LoadReport): string {
  const outcome = said.outcomes[report.status](report.load, report.generation)
  const { read, accepted, rejected } = report.rows
  const volumes = said.volumes(formatNumber(read), formatNumber(accepted), formatNumber(rejected))
  return [outcome, volumes, ...findings(report.checks), ''].join('\n')
}

function findings(checks: readonly CheckOutcome[]): readonly string[] {
  return checks
    .filter(({ count }) => count > 0)
    .map(({ severity, count, message }) => said.finding(said.severities[severity], formatNumber(count), message))
}

export function tellLoads(loads: Loads['loads']): string {
  if (loads.length === 0) return `${said.noLoads}\n`
  const lines = loads.map(({ load, at, source, status, files, rows, generation }) => {
    const counts = [files, rows.read, rows.accepted, rows.rejected].map((count) => formatNumber(count))
    return [String(load), at, source, said.statuses[status], ...counts, generation === null ? '' : String(generation)]
  })
  return alignColumns([said.loadHeading, ...lines], new Set([0, 4, 5, 6, 7, 8]))
}

export function tellRejects(rejects: readonly Reject[]): string {
  if (rejects.length === 0) return `${said.noRejects}\n`
  const lines = rejects.map(({ file, line, column, value, reason }) => [file, String(line), column, value, reason])
  return alignColumns([said.rejectHeading, ...lines], new Set([1]))
}

/** Lines of text with columns two blanks apart; `right` holds the columns that are aligned to the right. */
export function alignColumns(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string {
  const widths: number[] = []
  for (const row of rows) for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, text.length)
  const lines = rows.map((row) =>
    row.map((text, column) => (right.has(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0))),
  )
  return `${lines.map((texts) => texts.join('  ').trimEnd()).join('\n')}\n`
}
