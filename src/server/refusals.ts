import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Fault } from '../contract/index.ts'
import { pathOf } from './access.ts'
import { inLanguage, languageOf } from './language.ts'
import { left } from './leaving.ts'
import type { Refusals } from './note-refusal.ts'
import { serverWords } from './words/server.ts'

/** What the log tells about a bug: where, and the error; never the body, the cookie or who asked. */
export interface Incident {
  readonly reference: string
  readonly method: string
  readonly path: string
  readonly error: unknown
}

export interface RefusalEffects {
  readonly log: (incident: Incident) => void
  readonly random: (bytes: number) => Buffer
}
export const refusalDefaults: RefusalEffects = {
  log: ({ reference, method, path, error }) => console.error(`${reference} ${method} ${path}`, error),
  random: randomBytes,
}

/** Largest body taken in: a page's eight questions with long lists of schools come to a tenth of it. */
export const mostBytes = 256 * 1024

/**
 * Every refusal leaves as `{fault, message}` with the fault's status; a bug as 500 with a reference to the log and no detail. Whoever was
 * turned away from what is not theirs is noted.
 */
export function registerRefusals(app: FastifyInstance, refusals: Refusals, effects: RefusalEffects = refusalDefaults): void {
  app.setErrorHandler((error, request, reply) => {
    if (error === left) return reply.hijack()
    const fault = inLanguage(languageOf(request), () => refusalOf(error, request, effects))
    const { method, routeOptions } = request
    refusals.note(request.caller, fault, { route: `${method} ${routeOptions.url ?? ''}`, question: null })
    return reply.status(fault.status).header('cache-control', 'no-store').send(fault.body)
  })
  app.setNotFoundHandler((request) => {
    throw new Fault('noSuchAddress', { path: pathOf(request) })
  })
}

/** What may be told of an error: the fault it is, or that something unexpected happened, which is then written to the log. */
export function refusalOf(error: unknown, request: FastifyRequest, effects: RefusalEffects): Fault {
  return asFault(error) ?? unexpected(error, request, effects)
}

function asFault(error: unknown): Fault | null {
  if (error instanceof Fault) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    return invalidQuery((first?.instancePath ?? '').split('/').slice(1), first?.message ?? '')
  }
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Fault('requestTooLarge', { most: `${mostBytes / 1024} kB` })
  return typeof code === 'string' && code.startsWith('FST_ERR_CTP_') ? new Fault('unreadableRequest', {}) : null
}

function unexpected(error: unknown, request: FastifyRequest, effects: RefusalEffects): Fault {
  const reference = effects.random(4).toString('hex')
  effects.log({ reference, method: request.method, path: pathOf(request), error })
  return new Fault('unexpected', { reference })
}

/** The first thing wrong with a body or a question. `path` leads to it: `['where', 0, 'in']`; empty is the whole. */
export function invalidQuery(path: readonly PropertyKey[], problem: string): Fault<'invalidQuery'> {
  const at = path.length === 0 || path.join('') === '' ? serverWords.start : path.map(String).join('.')
  // the problem stands inside a sentence
  return new Fault('invalidQuery', { at, problem: problem.charAt(0).toLowerCase() + problem.slice(1).replace(/\.$/, '') })
}
