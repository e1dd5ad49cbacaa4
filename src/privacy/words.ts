import { spoken } from '../contract/index.ts'
import * as en from './en-words.ts'
import * as sv from './sv-words.ts'

export const privacyWords = spoken(sv.privacyWords, en.privacyWords)
