// Mail about loads: the calls of the contract's mail routes.
import type { MailState, SaveMail } from '../contract/index.ts'
import { paths, send } from './api.ts'

export const getMail = (): Promise<MailState> => send(paths.mail, { method: 'GET' })
export const saveMail = (body: SaveMail, csrf: string): Promise<MailState> => send(paths.saveMail, { method: 'POST', body, csrf })
export const tryMail = (to: string, csrf: string): Promise<MailState> =>
  send(paths.tryMail, { method: 'POST', body: { to }, csrf })
