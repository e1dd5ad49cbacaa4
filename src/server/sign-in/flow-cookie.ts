import type { FastifyReply, FastifyRequest } from 'fastify'

const form = /^[A-Za-z0-9_-]{43}$/

// Over https the name's prefix makes browsers refuse the cookie from a neighbouring host or without https, so nobody can plant one.
const nameOver = (protocol: string): string => (protocol === 'https' ? '__Host-skolspegel-inloggning' : 'skolspegel-inloggning')

/** The secret that binds a sign-in under way to this browser, null when there is none or it is not of our making. */
export function browserIn(request: FastifyRequest): string | null {
  const value = request.cookies[nameOver(request.protocol)]
  return value !== undefined && form.test(value) ? value : null
}

/**
 * Lax, where the session's own cookie is strict: it must come along when the provider sends the browser back to us. It does so on
 * plain navigations (GET) alone, and it opens nothing by itself.
 */
export function setBrowser(reply: FastifyReply, secret: string): void {
  const { protocol } = reply.request
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https', maxAge: 15 * 60 } as const
  reply.setCookie(nameOver(protocol), secret, cookie)
}
