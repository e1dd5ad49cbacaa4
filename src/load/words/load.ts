import { spoken } from '../../contract/index.ts'
import { loadWords as english } from './en-load.ts'
import { loadWords as swedish } from './sv-load.ts'

export const loadWords = spoken(swedish, english)
