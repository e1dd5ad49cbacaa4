import { spoken } from '../../contract/index.ts'
import * as en from './en-providers.ts'
import * as sv from './sv-providers.ts'

export const providerWords = spoken(sv.providerWords, en.providerWords)
