import { spoken } from '../../contract/index.ts'
import * as en from './en-grants.ts'
import * as sv from './sv-grants.ts'

export const grantWords = spoken(sv.grantWords, en.grantWords)
