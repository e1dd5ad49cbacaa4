import { useSyncExternalStore } from 'react'
import { words } from '../../picture/index.ts'

function listen(tell: () => void): () => void {
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return () => {
    window.removeEventListener('online', tell)
    window.removeEventListener('offline', tell)
  }
}

/** A quiet strip while the net is away; what was fetched stays on the screen. */
export function Offline() {
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div className="offline" role="status">
      {online ? null : words.states.offline}
    </div>
  )
}
