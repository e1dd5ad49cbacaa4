import { spoken } from '../../contract/index.ts'
import * as en from './en-trial.ts'
import * as sv from './sv-trial.ts'

export const trialWords = spoken(sv.trialWords, en.trialWords)
