import { spoken } from '../../contract/index.ts'
import * as en from './en-local.ts'
import * as sv from './sv-local.ts'

export const localWords = spoken(sv.localWords, en.localWords)
