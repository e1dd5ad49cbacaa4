import { spoken } from '../../contract/index.ts'
import * as en from './en-server.ts'
import * as sv from './sv-server.ts'

export const serverWords = spoken(sv.serverWords, en.serverWords)
