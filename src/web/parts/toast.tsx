import { useEffect } from 'react'
import { Button } from 'react-aria-components/Button'
import { words } from '../../picture/index.ts'

export interface Change {
  readonly told: string
  readonly undo: () => void
}
const staysFor = 8000

/** Says what just changed and takes it back. The back button does the same for as long as one likes. */
export function Toast({ change, close }: { readonly change: Change | null; readonly close: () => void }) {
  useEffect(() => {
    if (change === null) return
    const timer = setTimeout(close, staysFor)
    return () => clearTimeout(timer)
  }, [change, close])
  return (
    <div className="toasts" role="status">
      {change === null ? null : (
        <div className="toast">
          <span>{change.told}</span>
          <Button
            className="toast-undo"
            onPress={() => {
              change.undo()
              close()
            }}
          >
            {words.filters.undo}
          </Button>
        </div>
      )}
    </div>
  )
}
