import { spoken } from '../../contract/index.ts'
import * as en from './en-record.ts'
import * as sv from './sv-record.ts'

export const recordWords = spoken(sv.recordWords, en.recordWords)
