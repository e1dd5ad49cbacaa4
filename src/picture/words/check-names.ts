import { spoken } from '../../contract/index.ts'
import * as en from './en-check-names.ts'
import * as sv from './sv-check-names.ts'

export const checkNames = spoken(sv.checkNames, en.checkNames)
