import { spoken } from '../../contract/index.ts'
import * as en from './en-commands.ts'
import * as sv from './sv-commands.ts'

export const commandWords = spoken(sv.commandWords, en.commandWords)
