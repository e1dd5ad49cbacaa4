import { spoken } from '../../contract/index.ts'
import { detailWords as english } from './en-details.ts'
import { detailWords as swedish } from './sv-details.ts'

export const detailWords = spoken(swedish, english)
