import { spoken } from '../../contract/index.ts'
import * as en from './en-extract.ts'
import * as sv from './sv-extract.ts'

export const extractWords = spoken(sv.extractWords, en.extractWords)
