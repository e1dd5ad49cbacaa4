// What one may, and what everybody may: the calls of the contract's grant routes.
import type { GrantList, NewGrant, Role, Session, Why, WhyAnswered } from '../contract/index.ts'
import { paths, send } from './api.ts'

const post = <T>(path: string, body: unknown, csrf: string): Promise<T> => send(path, { method: 'POST', body, csrf })

export const changeRole = (role: Role, csrf: string): Promise<Session> => post(paths.changeRole, { role }, csrf)
export const getWhy = (): Promise<Why> => send(paths.why, { method: 'GET' })
export const getWhyOf = (query: unknown, csrf: string): Promise<WhyAnswered> => post(paths.whyQuestion, { query }, csrf)
export const getGrants = (): Promise<GrantList> => send(paths.grants, { method: 'GET' })
export const giveGrant = (account: string, grant: NewGrant, csrf: string): Promise<GrantList> =>
  post(paths.giveGrant, { account, ...grant }, csrf)
export const withdrawGrant = (id: number, reason: string, csrf: string): Promise<GrantList> =>
  post(paths.withdrawGrant, { id, reason }, csrf)
