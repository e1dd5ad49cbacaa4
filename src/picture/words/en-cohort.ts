import type { Wording } from '../../contract/index.ts'
import type { cohort as swedish } from './sv-cohort.ts'

export const cohort: Wording<typeof swedish> = {
  kept: (pupils) => `${pupils} were there both times`,
  joined: (pupils) => `${pupils} have joined`,
  left: (pupils) => `${pupils} have left`,
  few: 'fewer than ten',
  about: (pupils) => `about ${pupils}`,
  counted: (parts) => `The same pupils: ${parts}.`,
  others: 'The other numbers are not shown, since they could then be worked out.',
  untold: 'How many pupils were there both times, have joined or have left is not shown.',
}
