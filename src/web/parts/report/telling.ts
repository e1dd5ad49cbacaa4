import type { Change } from '../toast.tsx'

/** What every page of reports is given. `tell`: says what changed, with the way back, also when another page has come. */
export interface ReportPageParts {
  readonly csrf: string
  readonly tell: (change: Change | null) => void
}

export const templateAddress = (template: string): string => `/rapporter/mall/${template}`
export const addressOf = (id: string, page: '' | 'andra' | 'dela' | 'versioner' | 'visa' = ''): string =>
  page === '' ? `/rapporter/${id}` : `/rapporter/${id}/${page}`
