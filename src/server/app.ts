import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Fault, FaultBodySchema, type Route, routes } from '../contract/index.ts'
import { checkAccess, checkCsrf, requireAccessRule } from './access.ts'
import { callerOf } from './accounts/begin-session.ts'
import { registerCompression } from './compression.ts'
import { openPress, type PressLimits, pressLimits } from './exports/press.ts'
import { handlersOf } from './handlers.ts'
import type { House } from './house.ts'
import { speakAsAsked } from './language.ts'
import { leavingOf } from './leaving.ts'
import { registerPages } from './pages.ts'
import { mostBytes, type RefusalEffects, refusalDefaults, registerRefusals } from './refusals.ts'
import { tokenIn } from './session-cookie.ts'
import { registerNavigations } from './sign-in/navigations.ts'

export interface AppEffects extends RefusalEffects {
  /** folder of the built web app */
  readonly web: string
  /** requests a minute, by session or else by address; signing in is counted by address */
  readonly most: { readonly requests: number; readonly signIns: number }
  /** what writing one file may take */
  readonly press: PressLimits
}
export const appDefaults: AppEffects = {
  ...refusalDefaults,
  web: fileURLToPath(new URL('../../dist/web', import.meta.url)),
  most: { requests: 1200, signIns: 60 },
  press: pressLimits,
}

/** The web server over an open house. It does not listen yet, and closing it leaves the house open. */
export async function buildApp(house: House, effects: AppEffects = appDefaults): Promise<FastifyInstance> {
  // A proxy on the same machine may tell the visitor's address and that it speaks https; nobody else is believed.
  const app = Fastify({ logger: false, bodyLimit: mostBytes, trustProxy: 'loopback', routerOptions: { maxParamLength: 200 } })
  app.addHook('onRoute', requireAccessRule)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerRefusals(app, house.refusals, effects)
  await app.register(cookie)
  speakAsAsked(app)
  await app.register(helmet, headers)
  identifyCallers(app, house)
  await limitRates(app, effects)
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    checkAccess(request)
    checkCsrf(request)
  })
  registerCompression(app)
  // files that are put into the inbox; who may is asked before they come
  app.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload))
  await app.register(swagger, { openapi: { info: { title: 'Skolspegel', version: '0.1.0' } }, transform: jsonSchemaTransform })
  registerRoutes(app, house, effects)
  // A whole school may sign in at eight from one address, so these are counted more generously than passwords.
  await registerNavigations(app, house, effects, effects.most.signIns * 5)
  await registerPages(app, effects.web)
  return app
}

// Nothing is fetched from anywhere else, and no script or style stands in a page. React sets styles through the CSSOM, which
// style-src does not forbid.
const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
}

function identifyCallers(app: FastifyInstance, house: House): void {
  app.decorateRequest('caller')
  app.addHook('onRequest', async (request) => {
    const token = tokenIn(request)
    if (token !== null) await house.duties.refresh()
    request.caller = callerOf(house, token)
  })
}

async function limitRates(app: FastifyInstance, effects: AppEffects): Promise<void> {
  await app.register(rateLimit, {
    max: effects.most.requests,
    timeWindow: 60_000,
    // A whole school may share one address, so whoever is signed in is counted alone.
    keyGenerator: (request) => (request.caller.session === null ? request.ip : `person ${request.caller.session.person}`),
    errorResponseBuilder: (_, context) => new Fault('tooManyRequests', { seconds: Math.ceil(context.ttl / 1000) }),
  })
}

function registerRoutes(app: FastifyInstance, house: House, effects: AppEffects): void {
  const press = openPress(effects.press)
  app.addHook('onClose', async () => press.close())
  const handlers = handlersOf(house, press)
  for (const [name, route] of Object.entries<Route>(routes)) {
    const handler = handlers[name as keyof typeof routes] as (call: unknown) => Promise<unknown>
    const { method, path: url, access, summary, body, query, answer, file } = route
    app.route({
      method,
      url,
      schema: {
        summary,
        ...(body === undefined ? {} : { body }),
        ...(query === undefined ? {} : { querystring: query }),
        response: { 200: answer, '4xx': FaultBodySchema, '5xx': FaultBodySchema },
      },
      config: { access, ...(arrivals.has(name) ? { rateLimit: { max: effects.most.signIns, keyGenerator: byAddress } } : {}) },
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const { caller, body, query } = request
        const told = await handler({ caller, body, query, bytes: body, reply, leaving: leavingOf(reply) })
        if (Buffer.isBuffer(told) && file !== true) reply.type('application/json; charset=utf-8')
        return told
      },
    })
  }
  app.get('/api/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () => app.swagger())
}

/** Routes where somebody proves who one is: counted by address, and few. */
const arrivals: ReadonlySet<string> = new Set<keyof typeof routes>([
  'signIn',
  'signInWithPassword',
  'setUp',
  'invitation',
  'choosePassword',
])

function byAddress(request: { readonly ip: string }): string {
  return request.ip
}
