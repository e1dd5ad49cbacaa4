import * as en from './en-told.ts'
import { spoken } from './language.ts'
import * as sv from './sv-told.ts'

/** Why something is closed to a role, in the reader's words: told in the refusal, and listed on ”Varför ser jag detta?”. */
export const closedRules = spoken(sv.closedRules, en.closedRules)
export type ClosedRule = keyof typeof closedRules
