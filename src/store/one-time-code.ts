import { Secret, TOTP } from 'otpauth'
import type { StoreEffects } from './effects.ts'

// RFC 6238 with what every authenticator app takes: SHA-1, six digits, half a minute.
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const issuer = 'Skolspegel'
// RFC 4226, section 4, R6: 160 bits.
const secretLength = 20
/** Clocks may differ by one step (RFC 6238, section 5.2). */
const steps = 1

export function newCodeSecret({ random }: Pick<StoreEffects, 'random'>): Uint8Array {
  return random(secretLength)
}

const codeOf = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({ ...settings, issuer, label, secret: Secret.fromHex(Buffer.from(secret).toString('hex')) })

/** What an authenticator app is given: the secret to type (base32), and the address that a QR code holds. */
export function codeEnrolment(secret: Uint8Array, label: string): { readonly secret: string; readonly uri: string } {
  const code = codeOf(secret, label)
  return { secret: code.secret.base32, uri: code.toString() }
}

/**
 * The step (half minutes since 1970) that a code belongs to, null when it is wrong, too old, or of a step not after `used`: a code
 * that has been seen over a shoulder is worth nothing once it has been used.
 */
export function stepOfCode(secret: Uint8Array, code: string, used: number | null, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const totp = codeOf(secret, '')
  const delta = totp.validate({ token, timestamp, window: steps })
  if (delta === null) return null
  const step = totp.counter({ timestamp }) + delta
  return used !== null && step <= used ? null : step
}
