import { spoken } from '../../contract/index.ts'
import * as en from './en-versions.ts'
import * as sv from './sv-versions.ts'

export const versionWords = spoken(sv.versionWords, en.versionWords)
