import { spoken } from '../../contract/index.ts'
import * as en from './en-output.ts'
import * as sv from './sv-output.ts'

export const outputWords = spoken(sv.outputWords, en.outputWords)
