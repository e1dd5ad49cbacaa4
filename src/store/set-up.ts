import { createHash, timingSafeEqual } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type StoreEffects, storeDefaults } from './effects.ts'

/** One row while the first administrator is to be made, none afterwards. */
export const setUpTable = `
  create table set_up (only integer primary key check (only = 1), secret_hash text not null) strict
`

const secretLength = 16 // 128 bits

export interface SetUp {
  /** A new secret in place of the one before, which is worth nothing from then on. */
  readonly open: () => string
  readonly isOpen: () => boolean
  readonly matches: (secret: string) => boolean
  readonly close: () => void
}

export function openSetUp(database: DatabaseSync, { random }: Pick<StoreEffects, 'random'> = storeDefaults): SetUp {
  const stored = (): string | null => {
    const row = database.prepare('select secret_hash from set_up').get()
    return row === undefined ? null : String(row.secret_hash)
  }
  return {
    open: () => {
      const secret = readable(checked(random(secretLength)))
      database
        .prepare('insert into set_up (only, secret_hash) values (1, ?1) on conflict (only) do update set secret_hash = ?1')
        .run(hashOf(secret))
      return secret
    },
    isOpen: () => stored() !== null,
    matches: (secret) => {
      const hash = stored()
      return hash !== null && timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(secret)))
    },
    close: () => void database.exec('delete from set_up'),
  }
}

/**
 * A secret that anyone could guess is refused: a source of chance that answers the same byte, or counts, is broken. Sixteen random
 * bytes have fewer than eight different values about once in 10^12.
 */
function checked(bytes: Buffer): Buffer {
  const steps = new Set(bytes.map((byte, index) => (byte - (bytes[index - 1] ?? 0)) & 255))
  if (new Set(bytes).size < 8 || steps.size < 8) throw new Error('the source of chance gives secrets that can be guessed')
  return bytes
}

// Groups of four, as it is read off one screen and typed on another.
function readable(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/(.{4})(?=.)/g, '$1-')
}

const hashOf = (secret: string): string =>
  createHash('sha256')
    .update(secret.toLowerCase().replaceAll(/[^0-9a-f]/g, ''))
    .digest('hex')
