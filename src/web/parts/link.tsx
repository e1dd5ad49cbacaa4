import type { ReactNode } from 'react'
import { go } from '../place.ts'

interface Going {
  readonly href: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: boolean
  /** heard instead of what stands in it, where several say the same */
  readonly label?: string
}

/** A link within the app: a real address, opened without loading the page anew; new tabs and windows work as always. */
export function Going({ href, children, className, current = false, label }: Going) {
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(href)
      }}
    >
      {children}
    </a>
  )
}
