import type { LoadReport } from '../contract/index.ts'
import { inChild, type LoadRequest, load } from '../load/index.ts'

/** Builds a generation in a process of its own (build.ts). */
export const builder = inChild(new URL('./build.ts', import.meta.url))

/** Loads files into a data folder with this house's build process; `say` hears of waiting in Swedish. */
export function loadFiles(request: LoadRequest, say: (line: string) => void): Promise<LoadReport> {
  return load(request, { builder, log: say })
}
