import type { Model } from '../../semantics/index.ts'
import { cohort } from './cohort.ts'
import { dimensions } from './dimensions.ts'
import { facts } from './facts.ts'
import { groupings } from './groupings.ts'
import { measures } from './measures.ts'

/** The Swedish compulsory school as a model to ask. `version` changes whenever a definition here changes. */
export const model: Model = { version: 'school-5', dimensions, groupings, facts, measures, made: [], cohort }
