import type { DatabaseSync } from 'node:sqlite'
import { type MailSettings, MailSettingsSchema } from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { seal, unseal } from './sealed.ts'

/** One row once mail has been set up. `password` is encrypted with a key that is not in this file. */
export const mailSettingTable = `
  create table mail_setting (only integer primary key check (only = 1), settings text not null, password blob) strict
`
const about = 'mail password'

export interface MailBook {
  readonly read: () => { readonly settings: MailSettings; readonly hasPassword: boolean } | null
  readonly password: () => string | null
  /** `password`: what is kept from now on; `undefined` keeps the one there is. */
  readonly save: (settings: MailSettings, password: string | null | undefined) => void
}

/** Over an open application store. `key`: 32 bytes, asked for when a password is encrypted or read. */
export function openMailBook(
  database: DatabaseSync,
  key: () => Uint8Array,
  effects: Pick<StoreEffects, 'random'> = storeDefaults,
): MailBook {
  const select = database.prepare('select settings, password is not null as has_password from mail_setting')
  const selectPassword = database.prepare('select password from mail_setting')
  const save = database.prepare(`
    insert into mail_setting (only, settings, password) values (1, ?1, ?2)
    on conflict (only) do update set settings = ?1, password = case ?3 when 1 then password else ?2 end`)
  return {
    read: () => {
      const row = select.get()
      if (row === undefined) return null
      const settings = MailSettingsSchema.parse(JSON.parse(String(row.settings)))
      return { settings, hasPassword: row.has_password === 1 }
    },
    password: () => {
      const value = selectPassword.get()?.password
      return value instanceof Uint8Array ? Buffer.from(unseal(value, key(), about)).toString() : null
    },
    save: (settings, password) => {
      const sealed = password == null ? null : seal(Buffer.from(password), key(), about, effects)
      save.run(JSON.stringify(settings), sealed, password === undefined ? 1 : 0)
    },
  }
}
