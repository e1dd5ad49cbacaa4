// Mail about loads, to a real mail server: what is sent, what is not, and what becomes of it when something stands in the way.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type MailSettings, MailStateSchema } from '../../../src/contract/index.ts'
import { type Mailing, openMailing } from '../../../src/server/mail/mailing.ts'
import { type Post, postTo } from '../../../src/server/mail/post.ts'
import type { Notice } from '../../../src/server/runs/troubles.ts'
import { makeSigningKey } from '../../../src/server/sign-in/certificate.ts'
import { openMailBook, openOutbox, openStore } from '../../../src/store/index.ts'
import { openMailServer, readMail, settingsFor } from './server.ts'

const key = new Uint8Array(32).fill(3)
const notice = (more: Partial<Notice> = {}): Notice => ({
  ...{ kind: 'stopped', source: 'roster', label: 'Elevregister', mark: '2026-11-28' },
  text: 'Elevregister: den senaste leveransen stoppades.',
  ...more,
})

interface Desk {
  readonly folder: string
  readonly mailing: Mailing
  readonly bugs: readonly unknown[]
  readonly at: (iso: string) => void
  /** A look that found these; back when all that was due has been tried. */
  readonly look: (...notices: readonly Notice[]) => Promise<void>
  /** the same store in the hands of a process that has started anew */
  readonly restart: (post?: Post) => Mailing
  readonly states: () => readonly string[]
}

function openDesk(t: TestContext, first: Post = postTo(), demo = false): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-mail-'))
  const store = openStore(join(folder, 'store.sqlite'))
  let now = new Date('2026-11-28T10:00:00Z')
  const clock = (): Date => now
  const bugs: unknown[] = []
  let made = 0
  const start = (post: Post = postTo()): Mailing => {
    const outbox = openOutbox(store, { clock, random: (bytes) => Buffer.alloc(bytes, ++made) })
    const address = (): string => 'https://skolspegel.kommunen.se'
    const log = (problem: unknown): void => void bugs.push(problem)
    return openMailing({ book: openMailBook(store, () => key), outbox, address, demo }, { clock, post, log })
  }
  let mailing = start(first)
  t.after(async () => {
    await mailing.stop()
    store.close()
    rmSync(folder, { recursive: true })
  })
  return {
    folder,
    mailing,
    bugs,
    at: (iso) => {
      now = new Date(iso)
    },
    look: (...notices) => mailing.looked(() => notices),
    restart: (post) => {
      mailing = start(post)
      return mailing
    },
    states: () => mailing.state().mails.map(({ kind, to, state, problem }) => [kind, to, state, problem].join(' ').trim()),
  }
}
const use = ({ mailing }: Pick<Desk, 'mailing'>, settings: MailSettings, password: string | null = null): void =>
  mailing.save({ settings, password })

test('a trouble is mailed to each recipient, told plainly and with a link, once a day', async (t) => {
  const server = await openMailServer(t)
  const desk = openDesk(t)
  use(desk, settingsFor(server.port, { to: ['ada@kommunen.se', 'bo@kommunen.se'] }))
  await desk.look(notice())
  assert.deepEqual(
    server.taken.map(({ to, from }) => [...to, from]),
    [
      ['ada@kommunen.se', 'skolspegel@kommunen.se'],
      ['bo@kommunen.se', 'skolspegel@kommunen.se'],
    ],
  )
  const { headers, text } = readMail(server.taken[0]?.raw ?? '')
  assert.equal(headers.subject, 'Skolspegel: Elevregister, leveransen stoppades')
  assert.equal(headers.from, 'Skolspegel <skolspegel@kommunen.se>')
  assert.deepEqual([headers.to, headers['auto-submitted']], ['ada@kommunen.se', 'auto-generated'])
  assert.equal(new Date(headers.date ?? '').toISOString(), '2026-11-28T10:00:00.000Z')
  assert.match(headers['message-id'] ?? '', /^<[0-9a-f]{32}@kommunen\.se>$/)
  assert.match(
    text,
    /den senaste leveransen stoppades\.\n\nSå var det .*2026.*11:00\.\n\n.*\nhttps:\/\/skolspegel\.kommunen\.se\/data\n/,
  )
  assert.deepEqual(desk.states(), ['stopped bo@kommunen.se sent', 'stopped ada@kommunen.se sent'])
  await desk.look(notice())
  assert.equal(server.taken.length, 2)
  // the next day again, and not when the clock is put back; another kind at once; unusual volume once a load
  desk.at('2026-11-29T10:00:00Z')
  await desk.look(notice({ mark: '2026-11-29' }))
  assert.equal(server.taken.length, 4)
  await desk.look(notice({ mark: '2026-11-28' }), notice({ kind: 'late', mark: '2026-11-29' }))
  assert.equal(server.taken.length, 6)
  await desk.look(notice({ kind: 'volume', mark: 'load 000000009' }))
  await desk.look(notice({ kind: 'volume', mark: 'load 000000009' }), notice({ kind: 'volume', mark: 'load 000000008' }))
  assert.deepEqual([server.taken.length, desk.mailing.trouble(), desk.bugs], [8, null, []])
})

test('mails are in the language of the settings, and nothing is sent without settings or when they are off', async (t) => {
  const server = await openMailServer(t)
  const desk = openDesk(t)
  await desk.look(notice())
  use(desk, settingsFor(server.port, { on: false }))
  await desk.look(notice())
  assert.deepEqual([server.taken, desk.states()], [[], []])
  use(desk, settingsFor(server.port, { language: 'en' }))
  await desk.look(notice({ text: 'Pupil register: stopped.', label: 'Pupil register' }))
  const { headers, text } = readMail(server.taken[0]?.raw ?? '')
  assert.equal(headers.subject, 'Skolspegel: Pupil register, the delivery was stopped')
  assert.match(text, /This was so .*2026/)
})

test('a demo folder sends nothing and takes no settings', async (t) => {
  const desk = openDesk(t, undefined, true)
  assert.throws(() => use(desk, settingsFor(25)), { code: 'demoFolder' })
  await assert.rejects(desk.mailing.trial('ada@kommunen.se'), { code: 'demoFolder' })
})

test('a server that is down is tried after 1, 5, 15 and 60 minutes, told on the page, and gets the mail once when it is up', async (t) => {
  const gone = await openMailServer(t)
  await gone.close()
  const desk = openDesk(t)
  use(desk, settingsFor(gone.port))
  const next = (): string | null | undefined => desk.mailing.state().mails[0]?.nextAt
  const waits: (string | null | undefined)[] = []
  for (const at of ['10:00', '10:01', '10:06', '10:21', '11:21']) {
    desk.at(`2026-11-28T${at}:00Z`)
    await desk.look(notice())
    waits.push(next()?.slice(11, 16))
  }
  assert.deepEqual(waits, ['10:01', '10:06', '10:21', '11:21', '12:21'])
  assert.deepEqual(desk.states(), [
    'stopped ada@kommunen.se waiting Ingen mejlserver svarar på den porten. Kontrollera servern och porten.',
  ])
  const { kind, text } = desk.mailing.trouble() ?? {}
  assert.equal(kind, 'mail')
  assert.match(text ?? '', /kommer inte fram sedan .*11:00\. Ingen mejlserver svarar .* Nytt försök .*13:21\.$/)
  const server = await openMailServer(t, { port: gone.port })
  await desk.look(notice())
  assert.equal(server.taken.length, 0)
  desk.at('2026-11-28T12:21:00Z')
  await desk.look(notice())
  await desk.look(notice())
  assert.deepEqual([server.taken.length, desk.states(), desk.mailing.trouble()], [1, ['stopped ada@kommunen.se sent'], null])
})

test('a mail is given up after three days and not before, and that is told until another arrives', async (t) => {
  const posted: string[] = []
  const desk = openDesk(t, async (_, { messageId }) => {
    posted.push(messageId)
    return 'late'
  })
  use(desk, settingsFor(25))
  await desk.look(notice())
  // a clock put forward a week gives nothing up by itself
  desk.at('2026-12-05T10:00:00Z')
  await desk.look()
  assert.deepEqual(desk.states(), ['stopped ada@kommunen.se waiting Mejlservern svarade inte i tid.'])
  for (let hour = 1; hour < 12; hour++) {
    desk.at(new Date(Date.parse('2026-12-05T10:00:00Z') + hour * 3_600_000).toISOString())
    await desk.look()
  }
  assert.deepEqual(
    [desk.states(), posted.length, new Set(posted).size],
    [['stopped ada@kommunen.se givenUp Mejlservern svarade inte i tid.'], 11, 1],
  )
  assert.match(desk.mailing.trouble()?.text ?? '', /Det försöks inte igen\.$/)
  desk.restart(async () => null)
  await desk.look(notice({ mark: '2026-12-05' }))
  assert.deepEqual([desk.states().length, desk.mailing.trouble()], [2, null])
})

test('a clock put back holds no mail up', async (t) => {
  const desk = openDesk(t, async () => 'late')
  use(desk, settingsFor(25))
  await desk.look(notice())
  desk.at('2026-11-20T10:00:00Z')
  let posted = 0
  desk.restart(async () => {
    posted++
    return null
  })
  await desk.look()
  assert.equal(posted, 1)
})

test('a process that ends between the server’s yes and the mark sends the same mail again: same Message-ID, same bytes', async (t) => {
  const server = await openMailServer(t)
  // what a kill leaves: the server has it, and nobody has written that down
  const killed: Post = async (to, mail) => {
    await postTo()(to, mail)
    return new Promise(() => undefined)
  }
  const desk = openDesk(t, killed)
  use(desk, settingsFor(server.port))
  void desk.look(notice())
  while (server.taken.length === 0) await pause(5)
  desk.restart()
  await desk.look(notice())
  assert.equal(server.taken.length, 1)
  desk.at('2026-11-28T10:01:00Z')
  await desk.look(notice())
  await desk.look(notice())
  const [first, second] = server.taken.map(({ raw }) => readMail(raw).headers['message-id'])
  assert.deepEqual([server.taken.length, first === second, first?.length], [2, true, 46])
  assert.equal(server.taken[0]?.raw, server.taken[1]?.raw)
  assert.deepEqual(desk.states(), ['stopped ada@kommunen.se sent'])
})

test('a disk that fills up sends nothing twice', async (t) => {
  const server = await openMailServer(t)
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-mail-'))
  const store = openStore(join(folder, 'store.sqlite'))
  t.after(() => {
    store.close()
    rmSync(folder, { recursive: true })
  })
  const clock = (): Date => new Date()
  const full = { begin: false, mark: false }
  const outbox = openOutbox(store)
  const failing = (is: boolean): void => {
    if (is) throw new Error('database or disk is full')
  }
  const bugs: unknown[] = []
  const mailing = openMailing(
    {
      book: openMailBook(store, () => key),
      outbox: {
        ...outbox,
        begin: (...call) => {
          failing(full.begin)
          outbox.begin(...call)
        },
        setSent: (id) => {
          failing(full.mark)
          outbox.setSent(id)
        },
      },
      address: () => null,
      demo: false,
    },
    { clock, post: postTo(), log: (problem) => bugs.push(problem) },
  )
  const look = (): Promise<void> => mailing.looked(() => [notice()])
  mailing.save({ settings: settingsFor(server.port), password: null })
  await mailing.looked(() => [])
  full.begin = true
  await look()
  assert.deepEqual([server.taken.length, bugs.length], [0, 1])
  full.begin = false
  full.mark = true
  await look()
  outbox.hurry()
  await look()
  assert.deepEqual([server.taken.length, bugs.length, outbox.latest(1)[0]?.sentAt], [1, 3, null])
  full.mark = false
  await look()
  assert.equal(server.taken.length, 1)
  assert.ok(outbox.latest(1)[0]?.sentAt !== null)
  await mailing.stop()
})

test('what stands in the way is told in words: password, recipient, name, encryption, port', async (t) => {
  const server = await openMailServer(t, { refuses: (to) => to.startsWith('ingen') })
  const desk = openDesk(t)
  const trial = async (more: Partial<MailSettings>, password: string | null = null, to = 'ada@kommunen.se') => {
    use(desk, settingsFor(server.port, more), password)
    return desk.mailing.trial(to)
  }
  assert.equal(await trial({ user: 'skolspegel' }, 'fel-ord'), 'login')
  assert.equal(await trial({ user: 'skolspegel' }, 'hemligt-ord'), null)
  assert.equal(await trial({ to: ['ingen@kommunen.se'] }, null, 'ingen@kommunen.se'), 'to')
  assert.equal(await trial({ host: 'skolspegel.invalid' }), 'name')
  assert.equal(await trial({ security: 'starttls' }), 'encryption')
  assert.equal(await trial({ security: 'tls' }), 'encryption')
  // a trial is one try, whose outcome is known at once
  assert.deepEqual(
    desk.mailing.state().mails.map(({ state }) => state),
    ['givenUp', 'givenUp', 'givenUp', 'givenUp', 'sent', 'givenUp'],
  )
  assert.equal(desk.mailing.trouble(), null)
  await assert.rejects(desk.mailing.trial('bo@kommunen.se'), { code: 'mailNotReady' })
})

test('a server that says nothing is waited for so long and no longer', async (t) => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  t.after(() => silent.close())
  await once(silent, 'listening')
  const desk = openDesk(t, postTo({ trusted: null, milliseconds: 40 }))
  use(desk, settingsFor((silent.address() as AddressInfo).port))
  assert.equal(await desk.mailing.trial('ada@kommunen.se'), 'late')
})

test('an encrypted connection is made to a server whose certificate is trusted and bears its name, and to no other', async (t) => {
  const { privateKey, certificate } = makeSigningKey('localhost')
  const options = { key: privateKey, cert: certificate, disabledCommands: [] }
  const servers = { tls: await openMailServer(t, { ...options, secure: true }), starttls: await openMailServer(t, options) }
  for (const security of ['tls', 'starttls'] as const) {
    const { port, taken } = servers[security]
    const trusting = openDesk(t, postTo({ trusted: [certificate], milliseconds: 5000 }))
    use(trusting, settingsFor(port, { host: 'localhost', security, user: 'skolspegel' }), 'hemligt-ord')
    assert.equal(await trusting.mailing.trial('ada@kommunen.se'), null, security)
    assert.deepEqual([taken.length, taken[0]?.secure], [1, true])
    use(trusting, settingsFor(port, { security }))
    assert.equal(await trusting.mailing.trial('ada@kommunen.se'), 'certificate', `${security}: another name`)
    const other = openDesk(t)
    use(other, settingsFor(port, { host: 'localhost', security }))
    assert.equal(await other.mailing.trial('ada@kommunen.se'), 'certificate', `${security}: unknown issuer`)
    assert.equal(taken.length, 1)
  }
})

test('the password is kept encrypted, is never told, and goes to no other server than it was written for', async (t) => {
  const server = await openMailServer(t)
  const desk = openDesk(t)
  use(desk, settingsFor(server.port, { user: 'skolspegel' }), 'hemligt-ord')
  await desk.mailing.trial('ada@kommunen.se')
  const state = MailStateSchema.parse(desk.mailing.state())
  assert.deepEqual([state.hasPassword, JSON.stringify(state).includes('hemligt-ord')], [true, false])
  const bytes = readdirSync(desk.folder).map((file) => readFileSync(join(desk.folder, file), 'latin1'))
  assert.ok(bytes.join('').includes('skolspegel@kommunen.se') && !bytes.join('').includes('hemligt-ord'))
  // the rest may change with the password left as it is
  use(desk, settingsFor(server.port, { user: 'skolspegel', to: ['bo@kommunen.se'] }))
  assert.equal(await desk.mailing.trial('bo@kommunen.se'), null)
  for (const more of [{ host: 'localhost' }, { port: 1 }, { security: 'tls' }, { user: 'annan' }] as const)
    assert.throws(() => use(desk, settingsFor(server.port, { user: 'skolspegel', ...more })), { code: 'invalidMail' })
  assert.throws(
    () => use(desk, settingsFor(25, { host: 'smtp.kommunen.se', user: 'skolspegel' }), 'hemligt-ord'),
    /Utan kryptering/,
  )
  // without a user name there is no password to keep
  use(desk, settingsFor(server.port))
  assert.equal(desk.mailing.state().hasPassword, false)
})

test('settings that cannot be right are refused in words', (t) => {
  const desk = openDesk(t)
  assert.throws(() => use(desk, settingsFor(25, { host: 'smtp kommunen' })), /”smtp kommunen” är inget namn på en server/)
  assert.throws(() => use(desk, settingsFor(25, { to: ['ada'] })), /”ada” är ingen mejladress/)
  assert.throws(() => use(desk, settingsFor(25, { from: 'a@b.se\r\nBcc: x@y.se' })), { code: 'invalidMail' })
  assert.equal(desk.mailing.state().settings, null)
})

test('what waits for somebody who is no longer a recipient is not sent', async (t) => {
  let problem: 'late' | null = 'late'
  const told: string[] = []
  const desk = openDesk(t, async (_, { to }) => {
    if (problem === null) told.push(to)
    return problem
  })
  use(desk, settingsFor(25, { to: ['ada@kommunen.se', 'bo@kommunen.se'] }))
  await desk.look(notice())
  problem = null
  use(desk, settingsFor(25, { to: ['bo@kommunen.se'] }))
  await desk.look()
  assert.deepEqual(told, ['bo@kommunen.se'])
  assert.deepEqual(desk.states(), [
    'stopped bo@kommunen.se sent',
    'stopped ada@kommunen.se givenUp Det skickades inte, för att mejlen stängdes av eller mottagaren togs bort.',
  ])
  assert.equal(desk.mailing.trouble(), null)
})
