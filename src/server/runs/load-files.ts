// The process that loads: apart from the server, so that reading a large file holds up no answer and a run can be ended.
import { Fault, type LoadReport } from '../../contract/index.ts'
import type { LoadRequest } from '../../load/index.ts'
import type { KeptFault } from '../../store/index.ts'
import { loadFiles } from '../loading.ts'

export type Loaded = { readonly report: LoadReport } | { readonly fault: KeptFault }

async function loaded(request: LoadRequest): Promise<Loaded> {
  try {
    return { report: await loadFiles(request, (line) => console.error(line)) }
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    const { code, parameters }: Fault = problem
    return { fault: { code, parameters } }
  }
}

process.on('message', async (message) => {
  process.send?.(await loaded(message as LoadRequest))
  process.disconnect()
})
// nobody is left to hear: what is half done is not done
process.on('disconnect', () => process.exit())
