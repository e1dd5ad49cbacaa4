// The versions of the figures: the calls of the contract's version routes.
import type { VersionChanges, Versions } from '../contract/index.ts'
import { paths, send } from './api.ts'

export const getVersions = (): Promise<Versions> => send(paths.versions, { method: 'GET' })
export const compareVersions = (from: number, to: number, csrf: string): Promise<VersionChanges> =>
  send(paths.compareVersions, { method: 'POST', body: { from, to }, csrf })
export const rollback = (generation: number, csrf: string): Promise<Versions> =>
  send(paths.rollback, { method: 'POST', body: { generation }, csrf })
