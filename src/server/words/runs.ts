import { spoken } from '../../contract/index.ts'
import * as en from './en-runs.ts'
import * as sv from './sv-runs.ts'

export const runWords = spoken(sv.runWords, en.runWords)
