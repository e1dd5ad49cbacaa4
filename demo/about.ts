import { type Role, spoken } from '../src/contract/index.ts'
import * as en from './en-people.ts'
import * as sv from './sv-people.ts'

type About = Readonly<Record<string, Partial<Readonly<Record<Role, string>>>>>
const people: About = spoken(sv.aboutPeople, en.aboutPeople)

/** What one of the made-up people is, in the language spoken; `stored`: as the demo folder has it, where nothing else is known. */
export const aboutPerson = (id: string, role: Role, stored: string): string => people[id]?.[role] ?? stored
