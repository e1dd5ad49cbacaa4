import { spoken } from '../../contract/index.ts'
import { checkWords as english } from './en-checks.ts'
import { checkWords as swedish } from './sv-checks.ts'

export const checkWords = spoken(swedish, english)
