import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hearLanguageFrom, type Language, language, languages } from '../contract/index.ts'

const speaking = new AsyncLocalStorage<Language>()

// What is done is told in the language of who asked for it; work that nobody waits for in the first of ours.
hearLanguageFrom(() => speaking.getStore() ?? 'sv')
const problems = { sv: z.locales.sv().localeError, en: z.locales.en().localeError }
z.config({ localeError: (issue) => problems[language()](issue) })

export const inLanguage = <T>(spoken: Language, work: () => T): T => speaking.run(spoken, work)

/** Each request is answered in its own language. A body is read outside of where the request came in, so it is told twice. */
export function speakAsAsked(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _, done) => inLanguage(languageOf(request), done))
  app.addHook('preValidation', (request, _, done) => inLanguage(languageOf(request), done))
}

/** A browser that is sent to us by somebody else asks for no language; what it has chosen tells. */
export const languageOf = (request: FastifyRequest): Language =>
  request.routeOptions.config.navigation === true ? languageChosen(request) : languageAsked(request)

/** The language that a program asks for by Accept-Language; the app asks for its own. Swedish where ours are not among them. */
export function languageAsked({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  const wanted = (headers['accept-language'] ?? '').split(',').flatMap((part) => {
    const [, tongue, quality = '1'] = /^\s*(\w+)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+)\s*)?$/.exec(part) ?? []
    const known = languages.find((each) => each === tongue?.toLowerCase())
    return known === undefined || Number(quality) === 0 ? [] : [{ known, quality: Number(quality) }]
  })
  return wanted.toSorted((a, b) => b.quality - a.quality)[0]?.known ?? 'sv'
}

const cookie = 'skolspegel-language'

/** The language of the page itself: what this browser has chosen, else Swedish, whatever the browser was bought with. */
export const languageChosen = ({ cookies }: Pick<FastifyRequest, 'cookies'>): Language =>
  languages.find((each) => each === cookies[cookie]) ?? 'sv'
