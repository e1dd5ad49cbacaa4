import * as en from './en-told.ts'
import { spoken } from './language.ts'
import * as sv from './sv-told.ts'

/** What a role is called in a sentence. */
export const roleNames = spoken(sv.roleNames, en.roleNames)
