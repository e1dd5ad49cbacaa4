import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { Fault, type Query, type Route, routes } from '../contract/index.ts'
import { listLoads } from '../load/index.ts'
import { catalogueFor, disclosePage, discloseText, type Released } from '../privacy/index.ts'
import { openTurns } from '../warehouse/index.ts'
import { actorOf, type Caller } from './access.ts'
import { accountHandlers } from './accounts/account-handlers.ts'
import { endSession, noteEvent, renewSession } from './accounts/begin-session.ts'
import { sessionAnswer, sessionOf } from './accounts/session-answer.ts'
import { exportHandlers } from './exports/export-handlers.ts'
import type { Press } from './exports/press.ts'
import { freshness } from './freshness.ts'
import { grantHandlers } from './grants/grant-handlers.ts'
import type { House } from './house.ts'
import { localHandlers } from './local/local-handlers.ts'
import { logHandlers } from './log-handlers.ts'
import { mailHandlers } from './mail/mail-handlers.ts'
import { type Asked, notingRefusal } from './note-refusal.ts'
import { reportHandlers } from './reports/report-handlers.ts'
import { retentionHandlers } from './retention-handlers.ts'
import { runHandlers } from './runs/run-handlers.ts'
import { signInHandlers } from './sign-in/sign-in-handlers.ts'
import { versionHandlers } from './versions/version-handlers.ts'

type Body<R extends Route> = R extends { readonly body: z.ZodType } ? z.output<R['body']> : undefined
type Named<R extends Route> = R extends { readonly query: z.ZodType } ? z.output<R['query']> : undefined
type Bytes<R extends Route> = R extends { readonly bytes: true } ? Readable : undefined
export interface Call<R extends Route> {
  readonly caller: Caller
  readonly body: Body<R>
  readonly query: Named<R>
  readonly bytes: Bytes<R>
  readonly reply: FastifyReply
  /** aborted when the caller has gone */
  readonly leaving: AbortSignal
}
/** Released text is the answer already written; it leaves as it is. So does a file, which is made of released answers alone. */
type Told<R extends Route> = R extends { readonly file: true } ? Buffer : z.output<R['answer']> | Released<Buffer>
type Handler<R extends Route> = (call: Call<R>) => Promise<Told<R>>
/** One thin handler a route of the contract; the type refuses a route without one. */
export type Handlers = { readonly [K in keyof typeof routes]: Handler<(typeof routes)[K]> }

// Two cores make two answers at a time; more at once only hold more half-made ones in memory.
const mostAtOnce = 2

const asked = (question: Query): Asked => ({ route: `POST ${routes.query.path}`, question })

/** `press`: writes files. */
export function handlersOf(house: House, press: Press): Handlers {
  const turn = openTurns(mostAtOnce)
  return {
    ...sessionHandlers(house),
    ...accountHandlers(house),
    ...signInHandlers(house),
    ...grantHandlers(house),
    ...localHandlers(house),
    status: () => freshness(house),
    catalogue: ({ caller }) => catalogueFor(actorOf(caller), house.door),
    query: ({ caller, body, leaving }) =>
      notingRefusal(house, caller, asked(body), () => discloseText(body, actorOf(caller), house.door, { turn, leaving })),
    queries: ({ caller, body, leaving }) => {
      const refused = (fault: Fault, query: Query): void => house.refusals.note(caller, fault, asked(query))
      return disclosePage(body.queries, actorOf(caller), house.door, { turn, leaving, refused })
    },
    ...exportHandlers(house, press, turn),
    ...logHandlers(house),
    ...reportHandlers(house),
    ...retentionHandlers(house),
    ...runHandlers(house),
    ...mailHandlers(house),
    ...versionHandlers(house),
    loads: async () => ({ loads: listLoads(house.data) }),
  }
}

function sessionHandlers(house: House): Pick<Handlers, 'session' | 'signIn' | 'signOut'> {
  return {
    session: async ({ caller, reply }) => sessionAnswer(house, { caller, reply }),
    signIn: async ({ caller, body, reply }) => {
      if (house.demo === null) throw new Fault('noDemoPeople', {})
      if (house.demo.people.every(({ id }) => id !== body.person)) throw new Fault('unknownPerson', { id: body.person })
      return sessionOf(house, renewSession(house, { caller, reply }, body.person))
    },
    signOut: async ({ caller, reply }) => {
      const { account } = caller
      if (account !== null) noteEvent(house, { kind: 'signOut', actor: account.id, about: account.id })
      const came = caller.session === null ? null : house.signIn.takeSession(caller.session.id)
      const session = sessionOf(house, endSession(house, { caller, reply }))
      return { ...session, leaveAt: came === null ? null : await house.desk.leaveAt(came.provider, came.hint) }
    },
  }
}
