import type { Query } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { Going } from './link.tsx'

/** Under figures: opens ”Varför ser jag detta?” about the question they answer. */
export function WhyLink({ query }: { readonly query: Query }) {
  return (
    <p className="why-link">
      <Going href={whyAddress(query)}>{words.pages.why}</Going>
    </p>
  )
}

export const whyAddress = (query: Query): string => `/varfor?fraga=${encodeURIComponent(JSON.stringify(query))}`

/** The question that the address holds: undefined when it tells of none, null when it cannot be read. The server says what is wrong with it. */
export function askedIn(search: URLSearchParams): unknown {
  const written = search.get('fraga')
  if (written === null) return undefined
  try {
    return JSON.parse(written)
  } catch {
    return null // cut off on its way, as by a mail program
  }
}
