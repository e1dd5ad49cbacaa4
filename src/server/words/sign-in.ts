import { spoken } from '../../contract/index.ts'
import * as en from './en-sign-in.ts'
import * as sv from './sv-sign-in.ts'

export const signInWords = spoken(sv.signInWords, en.signInWords)
