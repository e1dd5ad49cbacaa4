import * as en from './en-told.ts'
import { spoken } from './language.ts'
import * as sv from './sv-told.ts'

/** What may be wrong with what somebody writes: the part of a fault's sentence that says it. */
export const passwordProblems = spoken(sv.passwordProblems, en.passwordProblems)
export type PasswordProblem = keyof typeof passwordProblems

/**
 * form: not a personal number at all (Excel's `2,00901E+11` too); date: no such day; future: born after the reference date;
 * birthNumber: 000 is never given out; checkDigit: the last digit does not agree with the others.
 */
export const personalNumberProblems = spoken(sv.personalNumberProblems, en.personalNumberProblems)
export type PersonalNumberProblem = keyof typeof personalNumberProblems
