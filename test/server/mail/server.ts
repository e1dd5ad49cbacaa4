// A real mail server on this machine, which keeps what it takes.
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailSettings } from '../../../src/contract/index.ts'

export interface Taken {
  readonly to: readonly string[]
  readonly from: string
  readonly secure: boolean
  readonly raw: string
}
export interface MailServerHere {
  readonly port: number
  readonly taken: readonly Taken[]
  readonly close: () => Promise<void>
}

/** `port` 0: a free one. `refuses`: what is said to a recipient. */
export async function openMailServer(
  t: TestContext,
  { port = 0, refuses = () => false, ...more }: SMTPServerOptions & { port?: number; refuses?: (to: string) => boolean } = {},
): Promise<MailServerHere> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onAuth: ({ username, password }, _, done) =>
      username === 'skolspegel' && password === 'hemligt-ord' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: ({ address }, _, done) => done(refuses(address) ? new Error('no such person') : null),
    onData: async (stream, { envelope, secure }, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      const to = envelope.rcptTo.map(({ address }) => address)
      taken.push({ to, from, secure, raw: Buffer.concat(chunks).toString('utf8') })
      done()
    },
    ...more,
  })
  // a client that goes away in the middle is the test's own
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    await new Promise<void>((resolve) => server.close(resolve))
  }
  t.after(close)
  return { port: (server.server.address() as AddressInfo).port, taken, close }
}

export const settingsFor = (port: number, more: Partial<MailSettings> = {}): MailSettings => ({
  ...{ on: true, host: '127.0.0.1', port, security: 'none', user: null },
  ...{ from: 'skolspegel@kommunen.se', to: ['ada@kommunen.se'], language: 'sv' },
  ...more,
})

/** The header fields, unfolded and decoded as far as our mails need, and the text. */
export function readMail(raw: string): { readonly headers: Readonly<Record<string, string>>; readonly text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decoded(line.slice(line.indexOf(':') + 2))]),
  )
  const body = rest.join('\r\n\r\n')
  const encoding = headers['content-transfer-encoding']
  const bytes =
    encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? quoted(body) : Buffer.from(body)
  return { headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n') }
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
const decoded = (text: string): string =>
  text
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/g, (_, way: string, inner: string) =>
      (way === 'B' ? Buffer.from(inner, 'base64') : quoted(inner.replaceAll('_', ' '))).toString('utf8'),
    )
