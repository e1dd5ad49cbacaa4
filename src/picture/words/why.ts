import { spoken } from '../../contract/index.ts'
import * as en from './en-why.ts'
import * as sv from './sv-why.ts'

export const explained = spoken(sv.explained, en.explained)
export const whyWords = spoken(sv.whyWords, en.whyWords)
