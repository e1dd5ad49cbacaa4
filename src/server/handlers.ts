import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { Fault, type FaultBody, type Query, type Route, type routes } from '../contract/index.ts'
import { listLoads } from '../load/index.ts'
import { answersText, catalogueFor, discloseText, type Released } from '../privacy/index.ts'
import { actorOf, type Caller } from './access.ts'
import { accountHandlers } from './accounts/account-handlers.ts'
import { endSession, noteEvent, renewSession } from './accounts/begin-session.ts'
import { sessionAnswer, sessionOf } from './accounts/session-answer.ts'
import { freshness } from './freshness.ts'
import { grantHandlers } from './grants/grant-handlers.ts'
import type { House } from './house.ts'
import { logHandlers } from './log-handlers.ts'
import { faultBody } from './refusals.ts'
import { reportHandlers } from './reports/report-handlers.ts'
import { signInHandlers } from './sign-in/sign-in-handlers.ts'
import { openTurns } from './turns.ts'

type Body<R extends Route> = R extends { readonly body: z.ZodType } ? z.output<R['body']> : undefined
export interface Call<R extends Route> {
  readonly caller: Caller
  readonly body: Body<R>
  readonly reply: FastifyReply
}
/** Released text is the answer already written; it leaves as it is. */
type Handler<R extends Route> = (call: Call<R>) => Promise<z.output<R['answer']> | Released<Buffer>>
/** One thin handler a route of the contract; the type refuses a route without one. */
export type Handlers = { readonly [K in keyof typeof routes]: Handler<(typeof routes)[K]> }

// Two cores make two answers at a time; more at once only hold more half-made ones in memory.
const mostAtOnce = 3

export function handlersOf(house: House): Handlers {
  const turn = openTurns(mostAtOnce)
  const textOf = (query: Query, caller: Caller): Promise<Released<Buffer>> =>
    discloseText(query, actorOf(caller), house.door, { turn })
  return {
    ...sessionHandlers(house),
    ...accountHandlers(house),
    ...signInHandlers(house),
    ...grantHandlers(house),
    status: () => freshness(house),
    catalogue: ({ caller }) => catalogueFor(actorOf(caller), house.door),
    query: ({ caller, body }) => textOf(body, caller),
    queries: async ({ caller, body }) =>
      answersText(await Promise.all(body.queries.map((query) => textOrFault(() => textOf(query, caller))))),
    ...logHandlers(house),
    ...reportHandlers(house),
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

/** The questions of a page stand on their own: what one may not see does not take the others away. */
async function textOrFault(ask: () => Promise<Released<Buffer>>): Promise<Released<Buffer> | FaultBody> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Fault) return faultBody(error)
    throw error
  }
}
