import type { Wording } from '../src/contract/index.ts'
import type { aboutPeople as swedish } from './sv-people.ts'

export const aboutPeople: Wording<typeof swedish> = {
  skolchef: { head: 'Head of schools in Demokommun. Sees all schools.' },
  kvalitet: { analyst: 'Quality lead at the school administration. Sees all schools.' },
  'rektor-as': { principal: 'Principal of Åsskolan 7–9, the largest lower secondary school in the municipality.' },
  'rektor-lilla': {
    principal:
      'Principal of Lillå skola F–9, a small school where few pupils mean that many figures are hidden. Teaches as well.',
    teacher: 'Teacher of 7–9 at Lillå skola F–9 (SV, SVA).',
  },
  'rektor-tva': {
    principal: 'Principal of two units: Ekhagsskolan F–9 and Kungsmellby skola F–6, which took over from Kungsskolan.',
  },
  larare: { teacher: 'Teacher at Åsskolan 7–9: form teacher of 9A, mathematics and technology in 9B.' },
  namnd: { board: 'Member of the children and education board. Sees what can be shown to all.' },
  samordnare: { coordinator: 'Coordinator. Loads files and mends errors, but sees no results.' },
  dataskydd: { dataProtectionOfficer: 'Data protection officer. Follows who has seen what, but sees no results.' },
}
