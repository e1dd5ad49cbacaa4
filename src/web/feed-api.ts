// Files that come by themselves: the calls of the contract's run routes.
import type { Csv, Feed, Feeds, Rejects, Upload } from '../contract/index.ts'
import { paths, refusalOf, send, Unreachable } from './api.ts'

export const getFeeds = (): Promise<Feeds> => send(paths.feeds, { method: 'GET' })
export const setFeed = (feed: Feed, csrf: string): Promise<Feeds> => send(paths.setFeed, { method: 'POST', body: feed, csrf })
export const runNow = (source: Feed['source'], csrf: string): Promise<Feeds> =>
  send(paths.runNow, { method: 'POST', body: { source }, csrf })
export const cancelRun = (id: number, csrf: string): Promise<Feeds> =>
  send(paths.cancelRun, { method: 'POST', body: { id }, csrf })
export const getRejects = (load: number, csrf: string): Promise<Rejects> =>
  send(paths.rejects, { method: 'POST', body: { load }, csrf })
export const getRejectsFile = (load: number, csrf: string): Promise<Csv> =>
  send(paths.rejectsFile, { method: 'POST', body: { load }, csrf })

/** Sends a file as it is. `progress`: the share that has left, 0–1. Only the older way of asking tells how far sending has come. */
export function upload(
  { source, name, schoolYear }: Upload,
  file: Blob,
  csrf: string,
  progress: (share: number) => void,
  leaving: AbortSignal,
): Promise<Feeds> {
  const asked = new URLSearchParams({ source, name, ...(schoolYear === null ? {} : { schoolYear: String(schoolYear) }) })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${paths.upload}?${asked}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-csrf-token', csrf)
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total)
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(leaving.reason)
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Feeds)
      else reject(refusalOf(request.responseText))
    }
    leaving.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
