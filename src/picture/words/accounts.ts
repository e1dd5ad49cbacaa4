import { spoken } from '../../contract/index.ts'
import * as en from './en-accounts.ts'
import * as sv from './sv-accounts.ts'

export const accountWords = spoken(sv.accountWords, en.accountWords)
