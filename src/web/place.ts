// Where the reader is: path and question, kept in the address so that a link, the back button and a reload all lead home.
import { useSyncExternalStore } from 'react'

const moved = 'skolspegel:moved'

function listen(tell: () => void): () => void {
  window.addEventListener('popstate', tell)
  window.addEventListener(moved, tell)
  return () => {
    window.removeEventListener('popstate', tell)
    window.removeEventListener(moved, tell)
  }
}

/** Path and search of the address, e.g. `/?dela=school,sex`; renders anew when it changes. */
export const usePlace = (): URL => {
  const href = useSyncExternalStore(listen, () => window.location.href)
  return new URL(href)
}

/** Goes to `href` within the app; the back button leads back. */
export function go(href: string): void {
  if (href === window.location.pathname + window.location.search) return
  window.history.pushState(null, '', href)
  window.dispatchEvent(new Event(moved))
}
