import { z } from 'zod'
import { PersonSchema, sourceNames } from '../src/contract/index.ts'
import { type Municipality, schoolYear } from './roster.ts'
import { aboutPeople as about } from './sv-people.ts'
import type { Unit, UnitKey } from './unit.ts'

/** What a demo folder holds: the files in the order they are to be loaded (paths relative to the folder), and whom a visitor may sign in as. */
export const ManifestSchema = z.strictObject({
  municipality: z.strictObject({ name: z.string(), code: z.string().regex(/^\d{4}$/) }),
  seed: z.int(),
  loads: z.array(z.strictObject({ source: z.enum(sourceNames), files: z.array(z.string()).min(1) })),
  people: z.array(PersonSchema),
})
export type Manifest = z.infer<typeof ManifestSchema>

// 98 is the number of no county (they end at 25), so the code is no real municipality's and no published figure's;
// 0000 is the country, and 9999 is written for "not known" in some exports.
export const municipality: Municipality = { name: 'Demokommun', code: '9801' }

type DemoPerson = Manifest['people'][number]
type Held = Pick<DemoPerson, 'role' | 'about'> & Partial<Pick<DemoPerson, 'scope' | 'groups'>>

/** `others`: further roles that the person may change to. */
function person(id: string, name: string, held: Held, ...others: readonly Held[]): DemoPerson {
  const [first, ...rest] = [held, ...others].map(({ role, scope = [], groups = [], about: told }) => ({
    role,
    scope,
    groups,
    about: told,
  }))
  if (first === undefined) throw new Error(`${id} holds no role`)
  return { id, name, ...first, roles: [first, ...rest] }
}

/** The made-up people of the demo: names chosen for them, no one in the roster. `to`: the latest school year. */
export function peopleOf(units: readonly Unit[], to: number): Manifest['people'] {
  const codeOf = (key: UnitKey): string => units.find((unit) => unit.key === key)?.code ?? ''
  const from = schoolYear(to)
  return [
    person('skolchef', 'Marianne Sjöholm', { role: 'head', about: about.skolchef.head }),
    person('kvalitet', 'Hanna Lindberg Rask', {
      role: 'analyst',
      about: about.kvalitet.analyst,
    }),
    person('rektor-as', 'Jonas Åkerlund Ek', {
      role: 'principal',
      scope: [codeOf('as')],
      about: about['rektor-as'].principal,
    }),
    person(
      'rektor-lilla',
      'Kerstin Övergård',
      {
        role: 'principal',
        scope: [codeOf('lilla')],
        about: about['rektor-lilla'].principal,
      },
      {
        role: 'teacher',
        groups: [{ class: `${codeOf('lilla')}:7–9`, subjects: ['SV', 'SVA'], from }],
        about: about['rektor-lilla'].teacher,
      },
    ),
    person('rektor-tva', 'Åsa Nyberg Falk', {
      role: 'principal',
      scope: [codeOf('ekhag'), codeOf('kungsmellby')],
      about: about['rektor-tva'].principal,
    }),
    person('larare', 'Mikael Öhrn', {
      role: 'teacher',
      groups: [
        { class: `${codeOf('as')}:9A`, subjects: null, from },
        { class: `${codeOf('as')}:9B`, subjects: ['MA', 'TK'], from },
      ],
      about: about.larare.teacher,
    }),
    person('namnd', 'Yvonne Hägglöf', {
      role: 'board',
      about: about.namnd.board,
    }),
    person('samordnare', 'Peter Brännlund', {
      role: 'coordinator',
      about: about.samordnare.coordinator,
    }),
    person('dataskydd', 'Anders Wikmark', {
      role: 'dataProtectionOfficer',
      about: about.dataskydd.dataProtectionOfficer,
    }),
  ]
}
