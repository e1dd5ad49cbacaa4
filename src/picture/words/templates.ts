import { spoken } from '../../contract/index.ts'
import * as en from './en-templates.ts'
import * as sv from './sv-templates.ts'

export const templateWords = spoken(sv.templateWords, en.templateWords)
