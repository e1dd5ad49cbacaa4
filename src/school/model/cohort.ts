import type { Model } from '../../semantics/index.ts'

/**
 * Who was in a stage year: in years 6 and 9 those with grades of the spring term, as SCB collects them; else those enrolled on 15 October.
 * Which of them is fixed by the stage year, so that the same pupils are followed whatever has been loaded since.
 */
export const cohort: Model['cohort'] = {
  person: 'pupil_key',
  presence: [
    { fact: 'results', term: 'VT', stageYears: ['6', '9'] },
    { fact: 'pupils', term: 'HT', stageYears: null },
  ],
}
