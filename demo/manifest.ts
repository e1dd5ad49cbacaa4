import { z } from 'zod'
import { PersonSchema, sourceNames } from '../src/contract/index.ts'
import { type Municipality, schoolYear } from './roster.ts'
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
  const [first, ...rest] = [held, ...others].map(({ role, scope = [], groups = [], about }) => ({ role, scope, groups, about }))
  if (first === undefined) throw new Error(`${id} holds no role`)
  return { id, name, ...first, roles: [first, ...rest] }
}

/** The made-up people of the demo: names chosen for them, no one in the roster. `to`: the latest school year. */
export function peopleOf(units: readonly Unit[], to: number): Manifest['people'] {
  const codeOf = (key: UnitKey): string => units.find((unit) => unit.key === key)?.code ?? ''
  const from = schoolYear(to)
  return [
    person('skolchef', 'Marianne Sjöholm', { role: 'head', about: 'Skolchef i Demokommun. Ser alla skolor.' }),
    person('kvalitet', 'Hanna Lindberg Rask', {
      role: 'analyst',
      about: 'Kvalitetsansvarig på skolförvaltningen. Ser alla skolor.',
    }),
    person('rektor-as', 'Jonas Åkerlund Ek', {
      role: 'principal',
      scope: [codeOf('as')],
      about: 'Rektor på Åsskolan 7–9, kommunens största högstadium.',
    }),
    person(
      'rektor-lilla',
      'Kerstin Övergård',
      {
        role: 'principal',
        scope: [codeOf('lilla')],
        about: 'Rektor på Lillå skola F–9, en liten skola där få elever gör att många siffror döljs. Undervisar också.',
      },
      {
        role: 'teacher',
        groups: [{ class: `${codeOf('lilla')}:7–9`, subjects: ['SV', 'SVA'], from }],
        about: 'Lärare i 7–9 på Lillå skola F–9 (SV, SVA).',
      },
    ),
    person('rektor-tva', 'Åsa Nyberg Falk', {
      role: 'principal',
      scope: [codeOf('ekhag'), codeOf('kungsmellby')],
      about: 'Rektor på två enheter: Ekhagsskolan F–9 och Kungsmellby skola F–6, som tog över efter Kungsskolan.',
    }),
    person('larare', 'Mikael Öhrn', {
      role: 'teacher',
      groups: [
        { class: `${codeOf('as')}:9A`, subjects: null, from },
        { class: `${codeOf('as')}:9B`, subjects: ['MA', 'TK'], from },
      ],
      about: 'Lärare på Åsskolan 7–9: klassföreståndare för 9A, matematik och teknik i 9B.',
    }),
    person('namnd', 'Yvonne Hägglöf', {
      role: 'board',
      about: 'Ledamot i barn- och utbildningsnämnden. Ser det som går att visa för alla.',
    }),
    person('samordnare', 'Peter Brännlund', {
      role: 'coordinator',
      about: 'Samordnare. Läser in filer och rättar fel, men ser inga resultat.',
    }),
    person('dataskydd', 'Anders Wikmark', {
      role: 'dataProtectionOfficer',
      about: 'Dataskyddsombud. Följer vem som har sett vad, men ser inga resultat.',
    }),
  ]
}
