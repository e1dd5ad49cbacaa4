import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Fault, type Language } from '../contract/index.ts'
import { pathOf } from './access.ts'
import { languageChosen } from './language.ts'

const aYear = 365 * 24 * 3600 * 1000
const shells: Readonly<Record<Language, string>> = { sv: 'index.html', en: 'en.html' }

/**
 * The web app. Files under assets/ carry a hash in their name and never change; every other address that is not the API's
 * answers the app's shell in the language that the browser has chosen, which reads the address itself, and is asked for anew each time.
 */
export async function registerPages(app: FastifyInstance, web: string): Promise<void> {
  await app.register(fastifyStatic, { root: web, serve: false, preCompressed: true, index: false })
  const files = filesUnder(web)
  app.get('/*', { config: { access: 'anyone' }, schema: { hide: true } }, (request, reply) => {
    const path = pathOf(request)
    if (path === '/api' || path.startsWith('/api/')) throw new Fault('noSuchAddress', { path })
    const file = path.slice(1)
    if (path.startsWith('/assets/')) {
      if (!files.has(file)) throw new Fault('noSuchAddress', { path })
      return reply.sendFile(file, { immutable: true, maxAge: aYear })
    }
    const chosen = shells[languageChosen(request)]
    const shell = files.has(chosen) ? chosen : shells.sv
    reply.header('cache-control', 'no-cache').header('vary', 'cookie')
    return reply.sendFile(files.has(file) ? file : shell, { cacheControl: false })
  })
}

function filesUnder(folder: string): ReadonlySet<string> {
  if (!existsSync(join(folder, shells.sv)))
    throw new Error(`the web app is not built: ${folder} has no ${shells.sv} (node scripts/set-up.mjs)`)
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  return new Set(files.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/')))
}
