import type { LoadReport } from '../contract/index.ts'
import { type LoadRequest, load } from '../load/index.ts'

/** The child process that builds a generation (build.ts). */
export const builder = { entry: new URL('./build.ts', import.meta.url) }

/** Loads files into a data folder with this house's build process; `say` hears of waiting in Swedish. */
export function loadFiles(request: LoadRequest, say: (line: string) => void): Promise<LoadReport> {
  return load(request, { builder, log: say })
}
