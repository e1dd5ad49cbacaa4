import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { StoreEffects } from './effects.ts'

const nonceLength = 12
const tagLength = 16

/** Encrypts with AES-256-GCM: nonce, tag, cipher text. `about` is bound to it, so that one row's secret is worth nothing in another. */
export function seal(plain: Uint8Array, key: Uint8Array, about: string, { random }: Pick<StoreEffects, 'random'>): Uint8Array {
  const nonce = random(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Opens what `seal` made; throws when the key or `about` is another, or a byte has changed. */
export function unseal(sealed: Uint8Array, key: Uint8Array, about: string): Uint8Array {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()])
}
