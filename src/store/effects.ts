import { randomBytes } from 'node:crypto'

/** What the tables of sign-in take from the world. */
export interface StoreEffects {
  readonly clock: () => Date
  /** random bytes fit for secrets */
  readonly random: (bytes: number) => Buffer
}
export const storeDefaults: StoreEffects = { clock: () => new Date(), random: randomBytes }
