import { hash, verify } from '@node-rs/argon2'

/** How a password becomes a hash, and how one is held against it. */
export interface PasswordEffects {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (hashed: string, password: string) => Promise<boolean>
}

// argon2id with 32 MiB, two passes, one lane: above the least that OWASP's Password Storage Cheat Sheet names (19 MiB, 2, 1).
// Measured 60 ms a password on two cores that others were using.
const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 } as const
// The same letter may be typed as one character or as two (å on a Mac), and is the same password (NIST SP 800-63B, 5.1.1.2).
const typed = (password: string): string => password.normalize('NFKC')

export const passwordDefaults: PasswordEffects = {
  hash: (password) => hash(typed(password), cost),
  verify: (hashed, password) => verify(hashed, typed(password)),
}

/** Made with the cost above from a password nobody has: whoever is unknown takes as long to refuse as whoever is known. */
export const nobodysHash = '$argon2id$v=19$m=32768,t=2,p=1$r3o3OubAy5XJSakJFwAo5w$m1hsXbQ3AnL3fXV50RT71PpmQA8Q1VuUoqecs/iytTc'
