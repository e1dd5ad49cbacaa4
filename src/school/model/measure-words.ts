import { spoken } from '../../contract/index.ts'
import * as en from './en-measures.ts'
import * as sv from './sv-measures.ts'

export const measureWords = spoken(sv.measureWords, en.measureWords)
export type MeasureName = keyof typeof measureWords
