import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionHours } from '../store/index.ts'

// Over https the browser holds us to it: a cookie of that name is of this very host, for all of it, and was set over https (RFC 6265bis, 4.1.3.2).
const nameOf = ({ protocol }: FastifyRequest): string => (protocol === 'https' ? '__Host-skolspegel' : 'skolspegel')
const form = /^[A-Za-z0-9_-]{43}$/

/** The token in the request's cookie, null when there is none or it is not of our making. */
export function tokenIn(request: FastifyRequest): string | null {
  const value = request.cookies[nameOf(request)]
  return value !== undefined && form.test(value) ? value : null
}

/** No script can read it, no other site's request carries it, and over https it never leaves in clear text. */
export function setToken(reply: FastifyReply, token: string): void {
  reply.setCookie(nameOf(reply.request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: sessionHours * 3600,
  })
}
