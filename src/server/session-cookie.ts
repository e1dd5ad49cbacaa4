import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionHours } from '../store/index.ts'

const name = 'skolspegel'
const form = /^[A-Za-z0-9_-]{43}$/

/** The token in the request's cookie, null when there is none or it is not of our making. */
export function tokenIn(request: FastifyRequest): string | null {
  const value = request.cookies[name]
  return value !== undefined && form.test(value) ? value : null
}

/** No script can read it, no other site's request carries it, and over https it never leaves in clear text. */
export function setToken(reply: FastifyReply, token: string): void {
  reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: sessionHours * 3600,
  })
}
