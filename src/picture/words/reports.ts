import { spoken } from '../../contract/index.ts'
import * as en from './en-reports.ts'
import * as sv from './sv-reports.ts'

export const reportWords = spoken(sv.reportWords, en.reportWords)
