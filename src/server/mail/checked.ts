import { isIP } from 'node:net'
import { z } from 'zod'
import { Fault, type MailSettings, type SaveMail } from '../../contract/index.ts'
import type { MailBook } from '../../store/index.ts'
import { isSafe } from '../sign-in/addresses.ts'
import { mailWords } from '../words/mail.ts'

type Kept = ReturnType<MailBook['read']>
export interface Checked {
  readonly settings: MailSettings
  /** undefined keeps the one there is */
  readonly password: string | null | undefined
}

/**
 * Settings as they are kept. A password goes to the server that it was written for and to no other, and never in clear text over a network.
 * Fault invalidMail.
 */
export function checkedMail({ settings, password }: SaveMail, kept: Kept): Checked {
  const { host, security, user } = settings
  if (isIP(host) === 0 && !hostName.test(host)) throw new Fault('invalidMail', { problem: mailWords.notHost(host) })
  const clean = { ...settings, from: addressIn(settings.from), to: [...new Set(settings.to.map(addressIn))] }
  if (user === null) return { settings: clean, password: null }
  const clear = security === 'none' && !isSafe(new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}`))
  if (clear) throw new Fault('invalidMail', { problem: mailWords.inClear })
  if (password !== null) return { settings: clean, password }
  const before = kept?.hasPassword === true ? kept.settings : null
  const same = before !== null && bound.every((name) => before[name] === settings[name])
  if (!same) throw new Fault('invalidMail', { problem: mailWords.passwordNeeded })
  return { settings: clean, password: undefined }
}

/** what a password is given for */
const bound = ['host', 'port', 'security', 'user'] as const
const hostName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

function addressIn(written: string): string {
  const { success } = z.email().safeParse(written)
  if (!success) throw new Fault('invalidMail', { problem: mailWords.notAddress(written) })
  return written
}
