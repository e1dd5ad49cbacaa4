import { spoken } from '../../contract/index.ts'
import * as en from './en-retention.ts'
import * as sv from './sv-retention.ts'

export const retentionWords = spoken(sv.retentionWords, en.retentionWords)
