import { spoken } from '../../contract/index.ts'
import * as en from './en-feeds.ts'
import * as sv from './sv-feeds.ts'

export const feedWords = spoken(sv.feedWords, en.feedWords)
