import { spoken } from '../contract/index.ts'
import * as en from './en-problems.ts'
import * as sv from './sv-problems.ts'

export const queryProblems = spoken(sv.queryProblems, en.queryProblems)
