import { spoken } from '../../contract/index.ts'
import * as en from './en-log.ts'
import * as sv from './sv-log.ts'

export const logWords = spoken(sv.logWords, en.logWords)
export const pupilWords = spoken(sv.pupilWords, en.pupilWords)
export const told = spoken(sv.told, en.told)
