import { z } from 'zod'
import { PersonSchema, sourceNames } from '../src/contract/index.ts'
import type { Municipality } from './roster.ts'
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

/** The made-up people of the demo: names chosen for them, no one in the roster. */
export function peopleOf(units: readonly Unit[]): Manifest['people'] {
  const codeOf = (key: UnitKey): string => units.find((unit) => unit.key === key)?.code ?? ''
  return [
    { id: 'skolchef', name: 'Marianne Sjöholm', role: 'head', scope: [], about: 'Skolchef i Demokommun. Ser alla skolor.' },
    {
      id: 'kvalitet',
      name: 'Hanna Lindberg Rask',
      role: 'analyst',
      scope: [],
      about: 'Kvalitetsansvarig på skolförvaltningen. Ser alla skolor.',
    },
    {
      id: 'rektor-as',
      name: 'Jonas Åkerlund Ek',
      role: 'principal',
      scope: [codeOf('as')],
      about: 'Rektor på Åsskolan 7–9, kommunens största högstadium.',
    },
    {
      id: 'rektor-lilla',
      name: 'Kerstin Övergård',
      role: 'principal',
      scope: [codeOf('lilla')],
      about: 'Rektor på Lillå skola F–9, en liten skola där få elever gör att många siffror döljs.',
    },
    {
      id: 'samordnare',
      name: 'Peter Brännlund',
      role: 'coordinator',
      scope: [],
      about: 'Samordnare. Läser in filer och rättar fel, men ser inga resultat.',
    },
    {
      id: 'namnd',
      name: 'Yvonne Hägglöf',
      role: 'board',
      scope: [],
      about: 'Ledamot i barn- och utbildningsnämnden. Ser det som går att visa för alla.',
    },
    {
      id: 'dataskydd',
      name: 'Anders Wikmark',
      role: 'dataProtectionOfficer',
      scope: [],
      about: 'Dataskyddsombud. Följer vem som har sett vad, men ser inga resultat.',
    },
  ]
}
