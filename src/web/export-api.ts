// Files made of figures: made on the server, and handed to the browser to keep.
import type { Export, Exports, ExportUnderWay } from '../contract/index.ts'
import { answerTo, paths, send } from './api.ts'

export interface MadeFile {
  readonly name: string
  readonly file: Blob
}

/** `signal`: the server stops making the file when it is aborted. */
export async function makeFile(wanted: Export, csrf: string, signal: AbortSignal): Promise<MadeFile> {
  const response = await answerTo(paths.exportPack, { method: 'POST', body: wanted, csrf, signal })
  return { name: nameIn(response.headers.get('content-disposition') ?? ''), file: await response.blob() }
}

const nameIn = (disposition: string): string => decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? '')

/** How far one of the own files has come; null when it is not being made. */
export async function progressOf(job: string): Promise<ExportUnderWay | null> {
  const { exports } = await send<Exports>(paths.exports, { method: 'GET' })
  return exports.find((one) => one.job === job) ?? null
}
