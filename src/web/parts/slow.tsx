import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { words } from '../../picture/index.ts'

// what takes longer is told of, and may be given up
const patience = 1000

/** Says that something is still under way once it has taken a second, with a way out of it. */
export function Slow({ busy, cancel }: { readonly busy: boolean; readonly cancel: () => void }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => setLate(true), patience)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [busy])
  return (
    <div role="status">
      {late ? (
        <div className="slow">
          <span className="slow-bar" aria-hidden="true" />
          <span>{words.states.slow}</span>
          <Button className="link-button" onPress={cancel}>
            {words.states.cancel}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
