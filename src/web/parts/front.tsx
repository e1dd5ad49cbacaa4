import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { words } from '../../picture/index.ts'
import { Brand } from './icons.tsx'
import { LanguageSwitch } from './language-switch.tsx'

interface FrontParts {
  readonly heading: string
  readonly lead: string
  readonly children: ReactNode
}

/** A page of its own for somebody who is not inside yet. */
export function Front({ heading, lead, children }: FrontParts) {
  useEffect(() => {
    document.title = `${heading} – ${words.product}`
  }, [heading])
  return (
    <main className="sign-in">
      <div className="front-top">
        <p className="brand">
          <Brand size={34} />
          <span>{words.product}</span>
        </p>
        <LanguageSwitch />
      </div>
      <header>
        <h1>{heading}</h1>
        <p className="lead">{lead}</p>
      </header>
      {children}
    </main>
  )
}
