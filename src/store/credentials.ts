import { createHmac } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { Fault } from '../contract/index.ts'
import { type Account, foldLogin } from './accounts.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { codeEnrolment, newCodeSecret, stepOfCode } from './one-time-code.ts'
import { nobodysHash, type PasswordEffects, passwordDefaults } from './password.ts'
import { seal, unseal } from './sealed.ts'
import { inTransaction } from './transaction.ts'

/** Codes for the day the telephone is gone: 60 random bits each, and only their keyed hash is kept. */
export const recoveryCodeTable = `
  create table recovery_code (
    account text not null references account (id), code_hash text not null, primary key (account, code_hash)
  ) strict
`

export interface CredentialEffects extends StoreEffects, PasswordEffects {}
const defaults: CredentialEffects = { ...storeDefaults, ...passwordDefaults }

export interface Credentials {
  /**
   * The id of the active account with this user name and password, else null. Exactly one hash is worked out whatever was written, so
   * that the time tells nothing of who has an account.
   */
  readonly check: (login: string, password: string) => Promise<string | null>
  /** Whether the password is the account's own, as one who is signed in gives it again. */
  readonly checkOwn: (account: string, password: string) => Promise<boolean>
  /** Sets a password and ends every session of the account. Fault noPasswordPath for an account of an identity provider. */
  readonly setPassword: (account: Account, password: string) => Promise<void>
  /** Takes the password away and ends every session of the account: nobody signs in before a new one has been chosen. */
  readonly removePassword: (account: Account) => void
  /** Proposes a secret for one-time codes; it counts once `confirmCode` has seen a code made with it. */
  readonly proposeCode: (account: Account) => { readonly secret: string; readonly uri: string }
  readonly isProposed: (account: Account) => boolean
  /** Turns codes on and gives ten recovery codes, shown once; null when the code does not belong to what was proposed. */
  readonly confirmCode: (account: Account, code: string) => readonly string[] | null
  /** Whether a one-time code, or a recovery code, is right. Either is spent by it. */
  readonly spendCode: (account: Account, code: string) => boolean
  /** New recovery codes in place of the old ones. */
  readonly renewRecoveryCodes: (account: Account) => readonly string[]
  readonly recoveryCodesLeft: (account: Account) => number
  /** Turns codes off: secret and recovery codes are forgotten. */
  readonly removeCode: (account: Account) => void
}

const recoveryCodes = 10

/** What proves who one is, over an open application store. `key`: 32 bytes, asked for when a code's secret is read or written. */
export function openCredentials(
  database: DatabaseSync,
  key: () => Uint8Array,
  effects: CredentialEffects = defaults,
): Credentials {
  const column = (account: string, name: 'totp_secret' | 'totp_proposal'): Uint8Array | null => {
    const sealed = database.prepare(`select ${name} as sealed from account where id = ?`).get(account)?.sealed
    return sealed instanceof Uint8Array ? unseal(sealed, key(), account) : null
  }
  const stepUsed = (account: string): number | null => {
    const step = database.prepare('select totp_step from account where id = ?').get(account)?.totp_step
    return typeof step === 'number' ? step : null
  }
  const recovery = recoveryCodesOver(database, key, effects)
  return {
    ...passwordsOver(database, effects),
    proposeCode: ({ id, login, name }) => {
      const secret = newCodeSecret(effects)
      database.prepare('update account set totp_proposal = ? where id = ?').run(seal(secret, key(), id, effects), id)
      return codeEnrolment(secret, login ?? name)
    },
    isProposed: ({ id }) =>
      database.prepare('select 1 from account where id = ? and totp_proposal is not null').get(id) !== undefined,
    confirmCode: ({ id }, code) => {
      const proposal = column(id, 'totp_proposal')
      const step = proposal === null ? null : stepOfCode(proposal, code, null, effects.clock())
      if (step === null) return null
      return inTransaction(database, () => {
        database
          .prepare('update account set totp_secret = totp_proposal, totp_proposal = null, totp_step = ? where id = ?')
          .run(step, id)
        return recovery.renew(id)
      })
    },
    spendCode: ({ id }, code) => {
      const secret = column(id, 'totp_secret')
      const step = secret === null ? null : stepOfCode(secret, code, stepUsed(id), effects.clock())
      if (step === null) return recovery.spend(id, code)
      database.prepare('update account set totp_step = ? where id = ?').run(step, id)
      return true
    },
    renewRecoveryCodes: ({ id }) => inTransaction(database, () => recovery.renew(id)),
    recoveryCodesLeft: ({ id }) =>
      Number(database.prepare('select count(*) as n from recovery_code where account = ?').get(id)?.n),
    removeCode: ({ id }) =>
      inTransaction(database, () => {
        database.prepare('update account set totp_secret = null, totp_proposal = null, totp_step = null where id = ?').run(id)
        database.prepare('delete from recovery_code where account = ?').run(id)
      }),
  }
}

function passwordsOver(
  database: DatabaseSync,
  effects: CredentialEffects,
): Pick<Credentials, 'check' | 'checkOwn' | 'setPassword' | 'removePassword'> {
  const byLogin = database.prepare(`select id, password_hash from account where login = ? and state = 'active'`)
  const byId = database.prepare(`select id, password_hash from account where id = ? and state = 'active'`)
  const verify = async (row: Record<string, unknown> | undefined, password: string): Promise<string | null> => {
    const hashed = typeof row?.password_hash === 'string' ? row.password_hash : null
    const right = await effects.verify(hashed ?? nobodysHash, password)
    return right && hashed !== null ? String(row?.id) : null
  }
  return {
    check: (login, password) => verify(byLogin.get(foldLogin(login)), password),
    checkOwn: async (account, password) => (await verify(byId.get(account), password)) !== null,
    setPassword: async (account, password) => {
      if (account.kind === 'sso') throw new Fault('noPasswordPath', {})
      const hashed = await effects.hash(password)
      inTransaction(database, () => {
        database
          .prepare('update account set password_hash = ?, password_changed_at = ? where id = ?')
          .run(hashed, effects.clock().toISOString(), account.id)
        database.prepare('delete from session where person = ?').run(account.id)
        database.prepare('delete from invitation where account = ?').run(account.id)
      })
    },
    removePassword: ({ id }) =>
      inTransaction(database, () => {
        database.prepare('update account set password_hash = null where id = ?').run(id)
        database.prepare('delete from session where person = ?').run(id)
      }),
  }
}

interface RecoveryCodes {
  readonly renew: (account: string) => readonly string[]
  readonly spend: (account: string, code: string) => boolean
}

function recoveryCodesOver(database: DatabaseSync, key: () => Uint8Array, { random }: CredentialEffects): RecoveryCodes {
  const remove = database.prepare('delete from recovery_code where account = ? and code_hash = ?')
  const insert = database.prepare('insert into recovery_code (account, code_hash) values (?, ?)')
  const hashOf = (account: string, code: string): string =>
    createHmac('sha256', key())
      .update(`${account} ${code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')}`)
      .digest('hex')
  return {
    renew: (account) => {
      database.prepare('delete from recovery_code where account = ?').run(account)
      const codes = Array.from({ length: recoveryCodes }, () => newRecoveryCode(random))
      for (const code of codes) insert.run(account, hashOf(account, code))
      return codes
    },
    spend: (account, code) => remove.run(account, hashOf(account, code)).changes === 1,
  }
}

// RFC 4648's letters and digits for base 32: none is mistaken for another when read aloud or from paper.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `K3QX-7ABM-Z2PD` */
function newRecoveryCode(random: CredentialEffects['random']): string {
  const letters = Array.from(random(12), (byte) => alphabet.charAt(byte & 31)).join('')
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-')
}
