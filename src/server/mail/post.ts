import { createTransport } from 'nodemailer'
import type { MailProblem, MailSettings } from '../../contract/index.ts'
import { inLanguage } from '../language.ts'
import { mailWords } from '../words/mail.ts'

/** `password`: null where the server asks for none. */
export interface MailServer {
  readonly settings: MailSettings
  readonly password: string | null
}
/** `at`: ISO instant of the mail, the same at each try. */
export interface Posted {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly at: string
}
/** Hands a mail to the server; null when it has taken it, else why not. Throws on a bug. */
export type Post = (server: MailServer, mail: Posted) => Promise<MailProblem | null>

export interface PostEffects {
  /** certificates (PEM) to believe in place of the system's */
  readonly trusted: readonly string[] | null
  /** how long the server is waited for, to be found, to answer and at each step */
  readonly milliseconds: number
}
const defaults: PostEffects = { trusted: null, milliseconds: 10_000 }

/** One connection a mail, to the host that the settings name and no other. */
export const postTo =
  ({ trusted, milliseconds }: PostEffects = defaults): Post =>
  async ({ settings: { host, port, security, user, from, language }, password }, { messageId, to, subject, text, at }) => {
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(trusted === null ? {} : { ca: [...trusted] }) },
      ...(user === null || password === null ? {} : { auth: { user, pass: password } }),
      ...{
        connectionTimeout: milliseconds,
        greetingTimeout: milliseconds,
        dnsTimeout: milliseconds,
        socketTimeout: milliseconds,
      },
      // nothing in a mail is read from a file or an address
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const sender = { name: inLanguage(language, () => mailWords.sender), address: from }
    const headers = { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' }
    try {
      await transport.sendMail({ from: sender, to, subject, text, messageId, date: new Date(at), headers })
      return null
    } catch (problem) {
      return problemOf(problem)
    } finally {
      transport.close()
    }
  }

/** What nodemailer and the system call what went wrong, and where. */
function problemOf(problem: unknown): MailProblem {
  if (!(problem instanceof Error) || !('code' in problem)) throw problem
  const { code, originalCode = '', command = '', responseCode = 0 } = problem as Failure
  const told = reasons.find(([pattern]) => pattern.test(`${code} ${originalCode}`))?.[1]
  if (told !== undefined) return told
  if (code === 'EENVELOPE') return [530, 535].includes(responseCode) ? 'login' : command === 'RCPT TO' ? 'to' : 'from'
  return code === 'EMESSAGE' ? 'refused' : 'broken'
}

interface Failure {
  readonly code: string
  readonly originalCode?: string
  readonly command?: string
  readonly responseCode?: number
}
const reasons: readonly (readonly [RegExp, MailProblem])[] = [
  [/EDNS|ENOTFOUND|EAI_/, 'name'],
  [/ECONNREFUSED/, 'port'],
  [/TIMEDOUT/, 'late'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|ISSUER/, 'certificate'],
  [/ETLS|ERR_SSL|EPROTO\b/, 'encryption'],
  [/AUTH/, 'login'],
]
