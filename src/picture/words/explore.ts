import { spoken } from '../../contract/index.ts'
import * as en from './en-explore.ts'
import * as sv from './sv-explore.ts'

export const exploreWords = spoken(sv.exploreWords, en.exploreWords)
