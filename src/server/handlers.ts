import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { type Answer, Fault, type FaultBody, type Query, type Route, type routes, type Session } from '../contract/index.ts'
import { listLoads } from '../load/index.ts'
import { catalogueFor, disclose } from '../privacy/index.ts'
import { csrfOf, newToken } from '../store/index.ts'
import { actorOf, type Caller } from './access.ts'
import { deviceOf } from './device.ts'
import { freshness } from './freshness.ts'
import type { House } from './house.ts'
import { faultBody } from './refusals.ts'
import { setToken } from './session-cookie.ts'

type Body<R extends Route> = R extends { readonly body: z.ZodType } ? z.output<R['body']> : undefined
export interface Call<R extends Route> {
  readonly caller: Caller
  readonly body: Body<R>
  readonly reply: FastifyReply
}
type Handler<R extends Route> = (call: Call<R>) => Promise<z.output<R['answer']>>
/** One thin handler a route of the contract; the type refuses a route without one. */
export type Handlers = { readonly [K in keyof typeof routes]: Handler<(typeof routes)[K]> }

export function handlersOf(house: House): Handlers {
  return {
    ...sessionHandlers(house),
    status: () => freshness(house),
    catalogue: ({ caller }) => catalogueFor(actorOf(caller), house.door),
    query: ({ caller, body }) => disclose(body, actorOf(caller), house.door),
    queries: async ({ caller, body }) => ({
      answers: await Promise.all(body.queries.map((query) => answerOrFault(query, caller, house))),
    }),
    loads: async () => ({ loads: listLoads(house.data) }),
  }
}

function sessionHandlers(house: House): Pick<Handlers, 'session' | 'signIn' | 'signOut'> {
  const session = (token: string, caller: Pick<Caller, 'person'>): Session => ({
    person: caller.person,
    demo: house.demo?.people ?? null,
    csrf: csrfOf(token),
  })
  /** A new token at every change of who is signed in: one planted beforehand is worth nothing afterwards. */
  const renewed = (reply: FastifyReply, token: string, caller: Pick<Caller, 'person'>): Session => {
    setToken(reply, token)
    return session(token, caller)
  }
  return {
    session: async ({ caller, reply }) =>
      caller.token === null ? renewed(reply, newToken(), caller) : session(caller.token, caller),
    signIn: async ({ caller, body, reply }) => {
      if (house.demo === null) throw new Fault('noAccounts', {})
      const person = house.person(body.person)
      if (person === null) throw new Fault('unknownPerson', { id: body.person })
      if (caller.token !== null) house.sessions.end(caller.token)
      return renewed(reply, house.sessions.start(person.id, deviceOf(reply.request.headers['user-agent'] ?? ''), person.role), {
        person,
      })
    },
    signOut: async ({ caller, reply }) => {
      if (caller.token !== null) house.sessions.end(caller.token)
      return renewed(reply, newToken(), { person: null })
    },
  }
}

/** The questions of a page stand on their own: what one may not see does not take the others away. */
async function answerOrFault(query: Query, caller: Caller, house: House): Promise<Answer | FaultBody> {
  try {
    return await disclose(query, actorOf(caller), house.door)
  } catch (error) {
    if (error instanceof Fault) return faultBody(error)
    throw error
  }
}
