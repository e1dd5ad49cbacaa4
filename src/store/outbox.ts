import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type MailKind, type MailProblem, mailKinds, mailProblems } from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { textOrNull } from './nullable.ts'

/**
 * Mail on its way, a row a recipient. `mark` tells what of its kind and source the mail is about: a day, or a load. Texts that sort as what
 * they tell of, so that a clock put back says nothing twice.
 */
export const outboxTable = `
  create table outbox (
    id integer primary key, message_id text not null unique, kind text not null, source text not null, mark text not null,
    recipient text not null, subject text not null, body text not null, queued_at text not null, sent_at text,
    given_up_at text, tries integer not null default 0, next_at text, problem text,
    unique (kind, source, mark, recipient)
  ) strict;
  create index outbox_waiting on outbox (next_at) where sent_at is null and given_up_at is null
`

export interface Letter {
  readonly kind: MailKind
  readonly source: string
  readonly mark: string
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** `messageId` is the same at each try. `nextAt`: null when it is sent or given up. Instants are ISO. */
export interface QueuedMail extends Letter {
  readonly id: number
  readonly messageId: string
  readonly queuedAt: string
  readonly sentAt: string | null
  readonly givenUpAt: string | null
  readonly tries: number
  readonly nextAt: string | null
  readonly problem: MailProblem | null
}

export interface Outbox {
  /** Puts it among what waits, under a Message-ID of `domain`; null when this, or something later of its kind and source, has been told the recipient. A trial is always new. */
  readonly queue: (letter: Letter, domain: string) => QueuedMail | null
  /** What is to be sent now, the oldest first. */
  readonly due: () => readonly QueuedMail[]
  /** Before a try: what is known of it should the process end in the middle. */
  readonly begin: (id: number, nextAt: Date) => void
  readonly setSent: (id: number) => void
  readonly setFailed: (id: number, problem: MailProblem, givesUp: boolean) => void
  /** Gives up what waits for anybody else than these. */
  readonly withdraw: (keep: readonly string[]) => void
  /** What waits is due now. */
  readonly hurry: () => void
  /** The latest, newest first. */
  readonly latest: (limit: number) => readonly QueuedMail[]
  /** What has failed since the last that was sent, and was not withdrawn or a trial: the latest; null when mail goes as it should. */
  readonly stuck: () => QueuedMail | null
}

const kept = 90 * 86_400_000
/** No try is planned further off than this; one that seems to be was planned before the clock was put back. */
const longestWait = 2 * 3_600_000

/** The outbox over an open application store. */
export function openOutbox(database: DatabaseSync, { clock, random }: StoreEffects = storeDefaults): Outbox {
  const insert = database.prepare(`
    insert into outbox (message_id, kind, source, mark, recipient, subject, body, queued_at, next_at)
    select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8
    where ?2 = 'trial' or not exists (select 1 from outbox where kind = ?2 and source = ?3 and recipient = ?5 and mark >= ?4)
    returning *`)
  // the last of each is what says that something has been told
  const forget = database.prepare(`
    delete from outbox where queued_at < ? and (sent_at is not null or given_up_at is not null) and exists (
      select 1 from outbox later
      where later.kind = outbox.kind and later.source = outbox.source and later.recipient = outbox.recipient and later.mark > outbox.mark)`)
  const waiting = 'sent_at is null and given_up_at is null'
  const selectDue = database.prepare(`select * from outbox where ${waiting} and (next_at <= ? or next_at > ?) order by id`)
  const markBegun = database.prepare('update outbox set tries = tries + 1, next_at = ? where id = ?')
  const markSent = database.prepare('update outbox set sent_at = ?, next_at = null, problem = null where id = ?')
  const markFailed = database.prepare('update outbox set problem = ? where id = ?')
  const markGivenUp = database.prepare('update outbox set problem = ?, next_at = null, given_up_at = ? where id = ?')
  const markWithdrawn = database.prepare(`
    update outbox set given_up_at = ?, next_at = null, problem = 'withdrawn'
    where ${waiting} and recipient not in (select value from json_each(?))`)
  const markDue = database.prepare(`update outbox set next_at = ? where ${waiting}`)
  const selectLatest = database.prepare('select * from outbox order by id desc limit ?')
  const selectStuck = database.prepare(`
    select * from outbox where sent_at is null and problem is not null and kind <> 'trial' and problem <> 'withdrawn'
    and coalesce(given_up_at, '9') > coalesce((select max(sent_at) from outbox), '') order by id desc limit 1`)
  const now = (): string => clock().toISOString()
  return {
    queue: ({ kind, source, mark, to, subject, text }, domain) => {
      forget.run(new Date(clock().getTime() - kept).toISOString())
      const messageId = `<${random(16).toString('hex')}@${domain}>`
      const row = insert.get(messageId, kind, source, kind === 'trial' ? messageId : mark, to, subject, text, now())
      return row === undefined ? null : mailOf(row)
    },
    due: () => selectDue.all(now(), new Date(clock().getTime() + longestWait).toISOString()).map(mailOf),
    begin: (id, nextAt) => void markBegun.run(nextAt.toISOString(), id),
    setSent: (id) => void markSent.run(now(), id),
    setFailed: (id, problem, givesUp) => void (givesUp ? markGivenUp.run(problem, now(), id) : markFailed.run(problem, id)),
    withdraw: (keep) => void markWithdrawn.run(now(), JSON.stringify(keep)),
    hurry: () => void markDue.run(now()),
    latest: (limit) => selectLatest.all(limit).map(mailOf),
    stuck: () => {
      const row = selectStuck.get()
      return row === undefined ? null : mailOf(row)
    },
  }
}

function mailOf(row: Record<string, SQLOutputValue>): QueuedMail {
  const kind = mailKinds.find((name) => name === row.kind)
  if (kind === undefined) throw new Error(`mail ${row.id} is of no kind that there is`)
  return {
    id: Number(row.id),
    messageId: String(row.message_id),
    kind,
    source: String(row.source),
    mark: String(row.mark),
    to: String(row.recipient),
    subject: String(row.subject),
    text: String(row.body),
    queuedAt: String(row.queued_at),
    sentAt: textOrNull(row.sent_at),
    givenUpAt: textOrNull(row.given_up_at),
    tries: Number(row.tries),
    nextAt: textOrNull(row.next_at),
    problem: mailProblems.find((name) => name === row.problem) ?? null,
  }
}
