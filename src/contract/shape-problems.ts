import * as en from './en-told.ts'
import { spoken } from './language.ts'
import * as sv from './sv-told.ts'

const said = spoken(sv.shapeProblems, en.shapeProblems)

/** What a schema says where a rule of its own is broken, in the language of the one who is told. */
export const shapeProblem = (name: keyof typeof said): { readonly error: () => string } => ({ error: () => said[name] })
