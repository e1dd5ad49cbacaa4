import { spoken } from '../../contract/index.ts'
import * as en from './en-exports.ts'
import * as sv from './sv-exports.ts'

export const exportWords = spoken(sv.exportWords, en.exportWords)
export const fileWords = spoken(sv.fileWords, en.fileWords)
