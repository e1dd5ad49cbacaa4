import type { Reason } from './answer.ts'
import * as en from './en-told.ts'
import { spoken } from './language.ts'
import * as sv from './sv-told.ts'

/** Why a figure is hidden, in the reader's words. `fewest`: the size a group must have here. */
export const reasonTexts: Readonly<Record<Reason['code'], (fewest: number) => string>> = spoken(sv.reasonTexts, en.reasonTexts)

/** Printed marks of cells without a plain value (house list; Skolverket's where they have one). */
export const marks = { hidden: '..', missing: '.', notApplicable: '-', unreliable: 'u', nearlyAll: '~100' } as const
