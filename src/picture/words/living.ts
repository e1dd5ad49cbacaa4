import { spoken } from '../../contract/index.ts'
import * as en from './en-living.ts'
import * as sv from './sv-living.ts'

export const living = spoken(sv.living, en.living)
