import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { navigations } from '../../contract/index.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import type { House } from '../house.ts'
import { type RefusalEffects, refusalOf } from '../refusals.ts'
import { admit } from './admit.ts'
import type { Arrival } from './desk.ts'
import { browserIn } from './flow-cookie.ts'

const ProviderPath = z.object({ provider: z.string() })
// What is missing or of another kind is an answer that cannot be right, and is refused as such.
const CollectQuery = z.object({ svar: z.string() }).catch({ svar: '' })
const AnswerForm = z.object({ SAMLResponse: z.string() }).catch({ SAMLResponse: '' })

/** Where the app tells what stood in the way. */
const refusedAt = '/?inloggning=nekad'

/**
 * The addresses that identity providers send browsers to. Each ends in a redirect to a page of ours: nothing of what came stays in the
 * address bar. `most`: requests a minute and address. Why the exception from the cross-site token is safe: docs/access.md.
 */
export async function registerNavigations(
  app: FastifyInstance,
  house: House,
  effects: RefusalEffects,
  most: number,
): Promise<void> {
  const { oidcReturn, samlAnswer, samlCollect, samlMetadata } = navigations
  const hidden = { hide: true }
  const limit = { rateLimit: { max: most, keyGenerator: (request: FastifyRequest) => request.ip } }
  app.get(
    oidcReturn.path,
    { config: { access: oidcReturn.access, navigation: true, ...limit }, schema: hidden },
    (request, reply) => {
      const { provider } = ProviderPath.parse(request.params)
      return arrive(house, request, reply, effects, () => house.desk.returnOidc(provider, searchOf(request), browserIn(request)))
    },
  )
  app.get(
    samlCollect.path,
    { config: { access: samlCollect.access, navigation: true, ...limit }, schema: hidden },
    (request, reply) =>
      arrive(house, request, reply, effects, async () =>
        house.desk.collect(CollectQuery.parse(request.query).svar, browserIn(request)),
      ),
  )
  // A form is read in this corner alone: everywhere else a body is JSON.
  await app.register(async (corner) => {
    corner.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    corner.post(
      samlAnswer.path,
      { config: { access: samlAnswer.access, navigation: true, ...limit }, schema: hidden },
      async (request, reply) => {
        try {
          const handle = await house.desk.answerSaml(AnswerForm.parse(request.body).SAMLResponse)
          return send(reply, `${samlCollect.path}?${new URLSearchParams({ svar: handle })}`)
        } catch (problem) {
          // What stood in the way waits for the browser that began, when the answer was to a question of ours.
          noteRefused(house, refusalOf(problem, request, effects).code)
          return send(reply, refusedAt)
        }
      },
    )
  })
  app.get(samlMetadata.path, { config: { access: samlMetadata.access }, schema: hidden }, (_request, reply) =>
    reply.header('cache-control', 'no-store').type('application/samlmetadata+xml; charset=utf-8').send(house.desk.metadata()),
  )
}

async function arrive(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  effects: RefusalEffects,
  comeBack: () => Promise<Arrival>,
): Promise<FastifyReply> {
  try {
    const arrival = await comeBack()
    // Who comes from a provider comes without a cookie of ours, and so the duties have not been looked at yet.
    await house.duties.refresh()
    admit(house, { caller: request.caller, reply }, arrival)
    return send(reply, arrival.returnTo)
  } catch (problem) {
    const refusal = refusalOf(problem, request, effects)
    noteRefused(house, refusal.code)
    const browser = browserIn(request)
    if (browser !== null) house.desk.refuse(browser, { fault: refusal.code, message: refusal.message })
    return send(reply, refusedAt)
  }
}

// See Other: whatever the browser was asked to send here, it fetches the next page with GET and without a body.
const send = (reply: FastifyReply, to: string): FastifyReply => reply.header('cache-control', 'no-store').redirect(to, 303)

const searchOf = (request: FastifyRequest): string => {
  const at = request.url.indexOf('?')
  return at === -1 ? '' : request.url.slice(at)
}

function noteRefused(house: House, code: string): void {
  noteEvent(house, { kind: 'refused', actor: 'nobody', purpose: code })
}
