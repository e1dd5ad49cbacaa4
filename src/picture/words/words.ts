import { spoken } from '../../contract/index.ts'
import * as en from './en.ts'
import * as sv from './sv.ts'

export const words = spoken(sv.words, en.words)
