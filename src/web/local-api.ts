// The municipality's own measures and groups: the calls of the contract's local routes.
import type { LocalDraft, LocalList, LocalPreview } from '../contract/index.ts'
import { paths, send } from './api.ts'

const post = <T>(path: string, body: unknown, csrf: string): Promise<T> => send(path, { method: 'POST', body, csrf })

export const getLocals = (): Promise<LocalList> => send(paths.locals, { method: 'GET' })
export const saveLocal = (id: number | null, draft: LocalDraft, csrf: string): Promise<LocalList> =>
  post(paths.saveLocal, { id, draft }, csrf)
export const previewLocal = (id: number | null, draft: LocalDraft, csrf: string): Promise<LocalPreview> =>
  post(paths.previewLocal, { id, draft }, csrf)
export const discardLocal = (id: number, csrf: string): Promise<LocalList> => post(paths.discardLocal, { id }, csrf)
export const publishLocal = (id: number, version: number, csrf: string): Promise<LocalList> =>
  post(paths.publishLocal, { id, version }, csrf)
export const withdrawLocal = (id: number, reason: string, csrf: string): Promise<LocalList> =>
  post(paths.withdrawLocal, { id, reason }, csrf)
export const makeLocal = (csrf: string): Promise<LocalList> => post(paths.makeLocal, {}, csrf)
