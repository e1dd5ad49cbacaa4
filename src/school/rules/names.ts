import { spoken } from '../../contract/index.ts'
import * as en from './en-names.ts'
import * as sv from './sv-names.ts'

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The names that a generation holds are Swedish, whoever has it made. */
export const storedNames = { ...sv.memberNames, placeholders: sv.placeholders }

const memberNames = spoken(sv.memberNames, en.memberNames)
const placeholders = spoken(sv.placeholders, en.placeholders)

/** What a member is called now: those that every generation has in the language spoken, others (schools, classes) as they are stored. */
export function memberName(dimension: string, id: string, stored: string): string {
  const own = (memberNames as Names)[dimension]?.[id]
  if (own !== undefined) return own
  if (dimension !== 'school' && dimension !== 'municipality') return stored
  return stored === sv.placeholders[dimension](id) ? placeholders[dimension](id) : stored
}

/** A subject as a heading; an unknown code stands as it is. */
export const subjectName = (code: string): string => memberName('subject', code, code)
