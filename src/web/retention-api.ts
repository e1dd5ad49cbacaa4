// What is past its period, and letting it leave: the calls of the contract's retention routes.
import type { RetentionClass, RetentionState } from '../contract/index.ts'
import { paths, send } from './api.ts'

export const getRetention = (): Promise<RetentionState> => send(paths.retention, { method: 'GET' })
export const applyRetention = (word: string, csrf: string): Promise<RetentionState> =>
  send(paths.applyRetention, { method: 'POST', body: { word }, csrf })
export const setRetentionPeriod = (name: RetentionClass, months: number, csrf: string): Promise<RetentionState> =>
  send(paths.setRetentionPeriod, { method: 'POST', body: { class: name, months }, csrf })
