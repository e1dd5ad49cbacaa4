import { Fault, type Mail, type MailProblem, type MailState, type SaveMail, type Trouble } from '../../contract/index.ts'
import { sourceLabel } from '../../load/index.ts'
import type { MailBook, Outbox, QueuedMail } from '../../store/index.ts'
import type { Notice } from '../runs/troubles.ts'
import { mailWords } from '../words/mail.ts'
import { checkedMail } from './checked.ts'
import { lettersOf, trialLetter, type Writing } from './letters.ts'
import { type Post, postTo } from './post.ts'

/** Mail about loads that are not as they should be (docs/runs.md). */
export interface Mailing {
  readonly state: () => MailState
  /** Faults demoFolder, invalidMail. */
  readonly save: (wanted: SaveMail) => void
  /** Sends to one of the recipients; answers why it was not taken, null when it was. Faults demoFolder, mailNotReady. */
  readonly trial: (to: string) => Promise<MailProblem | null>
  /** Queues what is new among the troubles, sends what is due, and is back when all of it has been tried. */
  readonly looked: (notices: () => readonly Notice[]) => Promise<void>
  /** What is wrong with mail itself, null when nothing is. */
  readonly trouble: () => Trouble | null
  /** Lets the mail under way end; sends no more. */
  readonly stop: () => Promise<void>
}

export interface MailingAt {
  readonly book: MailBook
  readonly outbox: Outbox
  /** the product's own address, null until it is told */
  readonly address: () => string | null
  /** a demo folder sends nothing, since anyone may change it */
  readonly demo: boolean
}
export interface MailingEffects {
  readonly clock: () => Date
  readonly post: Post
  /** told of a bug */
  readonly log: (problem: unknown) => void
}
export const mailingDefaults = { post: postTo() }

const waits = [1, 5, 15, 60] as const
const minute = 60_000
/** A mail is given up after so long, and no sooner however the clock jumps. */
const patience = { milliseconds: 3 * 24 * 60 * minute, tries: 10 } as const
const shown = 10

export function openMailing({ book, outbox, address, demo }: MailingAt, { clock, post, log }: MailingEffects): Mailing {
  let stopped = false
  /** the last in the line of what is sent: one mail at a time */
  let line: Promise<unknown> = Promise.resolve()
  /** taken by the server, and not yet written down as sent */
  const taken = new Set<number>()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work)
    line = turn.catch(() => undefined)
    return turn
  }
  const setSent = (id: number): void => {
    taken.add(id)
    outbox.setSent(id)
    taken.delete(id)
  }
  const sendOne = async (mail: QueuedMail): Promise<MailProblem | null> => {
    const settings = book.read()?.settings
    if (settings === undefined) throw new Error('mail without settings')
    // a disk that is full is known before the mail has left
    outbox.begin(mail.id, new Date(clock().getTime() + (waits[Math.min(mail.tries, waits.length - 1)] ?? 1) * minute))
    const problem = await tryPost({ settings, password: book.password() }, mail)
    if (problem === null) setSent(mail.id)
    else outbox.setFailed(mail.id, problem, mail.kind === 'trial' || isPast(mail))
    return problem
  }
  const tryPost = async (server: Parameters<Post>[0], mail: QueuedMail): Promise<MailProblem | null> => {
    try {
      return await post(server, { ...mail, at: mail.queuedAt })
    } catch (problem) {
      log(problem)
      return 'broken'
    }
  }
  const isPast = ({ queuedAt, tries }: QueuedMail): boolean =>
    clock().getTime() - Date.parse(queuedAt) >= patience.milliseconds && tries >= patience.tries
  const isOn = (): boolean => !demo && !stopped && book.read()?.settings.on === true

  /** Whether there was one to send. */
  const sendNext = async (): Promise<boolean> => {
    if (!isOn()) return false
    for (const id of taken) setSent(id)
    const [mail] = outbox.due()
    if (mail !== undefined) await sendOne(mail)
    return mail !== undefined
  }
  const sendAll = async (): Promise<void> => {
    try {
      while (await inTurn(sendNext));
    } catch (problem) {
      log(problem)
    }
  }
  const writing = (settings: Writing['settings']): Writing => ({ settings, address: address(), at: clock().toISOString() })

  return {
    state: () => ({
      demo,
      settings: book.read()?.settings ?? null,
      hasPassword: book.read()?.hasPassword ?? false,
      mails: outbox.latest(shown).map(told),
    }),
    save: (wanted) => {
      if (demo) throw new Fault('demoFolder', {})
      const { settings, password } = checkedMail(wanted, book.read())
      book.save(settings, password)
      outbox.withdraw(settings.on ? settings.to : [])
      outbox.hurry()
      void sendAll()
    },
    trial: async (to) => {
      if (demo) throw new Fault('demoFolder', {})
      const settings = book.read()?.settings
      if (settings === undefined || !settings.to.includes(to)) throw new Fault('mailNotReady', {})
      return inTurn(async () => {
        const mail = outbox.queue(trialLetter(writing(settings), to), domainOf(settings.from))
        if (mail === null) throw new Error('a trial mail is always new')
        return sendOne(mail)
      })
    },
    looked: async (notices) => {
      const settings = book.read()?.settings
      if (settings === undefined || !isOn()) return
      try {
        for (const letter of lettersOf(writing(settings), notices)) outbox.queue(letter, domainOf(settings.from))
      } catch (problem) {
        log(problem)
      }
      await sendAll()
    },
    trouble: () => {
      const mail = outbox.stuck()
      if (mail === null) return null
      const problem = mailWords.problems[mail.problem ?? 'broken']
      return { kind: 'mail', source: '', text: mailWords.stuck(mail.queuedAt, problem, mail.nextAt) }
    },
    stop: async () => {
      stopped = true
      await line
    },
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

const told = ({ id, kind, source, to, queuedAt, sentAt, givenUpAt, nextAt, problem }: QueuedMail): Mail => ({
  ...{ id, kind, to, queuedAt, sentAt, nextAt },
  about: source === '' ? null : sourceLabel(source),
  state: sentAt !== null ? 'sent' : givenUpAt !== null ? 'givenUp' : 'waiting',
  problem: problem === null ? null : mailWords.problems[problem],
})
