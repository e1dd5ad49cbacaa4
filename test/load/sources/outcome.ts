import { tellOutcome } from '../../../src/load/checks/index.ts'
import { tell } from '../../../src/load/detail.ts'
import { pupilRowsOf, type ReadFile, type ReadOptions, type Source } from '../../../src/load/source.ts'

/** Reads with a source; `broken`: message by check, of the checks that found something. */
export async function outcome(
  source: Source,
  content: string | Uint8Array,
  options: ReadOptions = { schoolYear: null },
): Promise<ReadFile & { readonly broken: Readonly<Record<string, string>> }> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const read = await source.read('made-up', bytes, options)
  const found = read.checks.filter((check) => check.count > 0)
  return { ...read, broken: Object.fromEntries(found.map((outcome) => [outcome.check, tellOutcome(outcome).message])) }
}

/** `2024 VT 9` of the times that the file's rows are about. */
export const times = (read: ReadFile): readonly string[] => [
  ...new Set(pupilRowsOf(read).map(({ schoolYear, term, stageYear }) => `${schoolYear} ${term} ${stageYear}`)),
]

/** `line column reason` of every row held back. */
export const held = (read: ReadFile): string[] =>
  read.heldBack.map(({ line, column, reason }) => `${line} ${tell(column)}: ${tell(reason)}`)
