import { spoken } from '../../contract/index.ts'
import * as en from './en-mail.ts'
import * as sv from './sv-mail.ts'

export const mailWords = spoken(sv.mailWords, en.mailWords)
