import type { LoadReport } from '../contract/index.ts'
import { inChild, type LoadRequest, load } from '../load/index.ts'
import type { AuditEntry } from '../store/index.ts'

/** Builds a generation in a process of its own (build.ts). */
export const builder = inChild(new URL('./build.ts', import.meta.url))

/** Loads files into a data folder with this house's build process; `say` hears of waiting in Swedish. */
export function loadFiles(request: LoadRequest, say: (line: string) => void): Promise<LoadReport> {
  return load(request, { builder, log: say })
}

type Noted = Pick<AuditEntry, 'kind' | 'purpose' | 'generation' | 'question'>

/** A load as the log has it; which files they were stands in the ledger. */
export const loadEntry = ({ load, source, status, rows, generation }: LoadReport, files: number): Noted => ({
  ...({ kind: 'load', purpose: status, generation } as const),
  question: JSON.stringify({ load, source, files, rows }),
})

export const rollbackEntry = (from: number, to: number): Noted => ({
  ...({ kind: 'rollback', generation: to } as const),
  question: JSON.stringify({ from, to }),
})
