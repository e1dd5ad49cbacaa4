import { spoken } from '../../contract/index.ts'
import * as en from './en-dimensions.ts'
import * as sv from './sv-dimensions.ts'

const labels: Readonly<Record<string, string>> = spoken(sv.dimensionLabels, en.dimensionLabels)

/** What a dimension or grouping is called, as a heading. */
export const dimensionLabel = (name: string): string => labels[name] ?? name
