// The Swedish words of reports: the list, the page, sharing, notes, versions and presenting. Apart from `words`, so that they are fetched with the page.
import type { figureRoles } from '../../contract/index.ts'

export const reportWords = {
  everyIn: {
    head: 'Alla verksamhetschefer',
    analyst: 'Alla kvalitetsansvariga',
    principal: 'Alla rektorer',
    teacher: 'Alla lärare',
    board: 'Alla i nämnden',
  } satisfies Record<(typeof figureRoles)[number], string>,
} as const
