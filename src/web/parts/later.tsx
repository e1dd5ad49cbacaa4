import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { words } from '../../picture/index.ts'
import { Unreachable } from '../api.ts'
import { Problem } from './notice.tsx'

interface Meanwhile {
  /** what stands in its place until it has come; nothing, unless told */
  readonly meanwhile?: ReactNode
  /** of the page that it is: stands above what is told when it cannot be fetched */
  readonly heading?: string
}

/** A part whose code is fetched when it is first drawn. */
export interface Later<Parts extends object> {
  (parts: Parts & Meanwhile): ReactNode
  /** Begins before it is drawn. */
  readonly begin: () => void
}

/**
 * Fetches a part's code when it is first drawn, or told to begin; what cannot be fetched is told in its place. React's own `lazy` keeps what has come
 * back until 300 ms after the last stand-in was shown, once for each part that is fetched within another: a question was drawn 0.6 s later for it.
 */
export function later<Parts extends object>(fetch: () => Promise<ComponentType<Parts>>): Later<Parts> {
  let found: ComponentType<Parts> | null = null
  let coming: Promise<void> | null = null
  const code: Code<Parts> = {
    found: () => found,
    come: () => {
      coming ??= fetch().then(
        (part) => {
          found = part
        },
        (problem: unknown) => {
          // without net now may be with it when the part is drawn
          coming = null
          throw problem
        },
      )
      return coming
    },
  }
  return Object.assign(
    // what is left are the part's own, which the compiler does not see of a type that is not known yet
    ({ meanwhile, heading, ...parts }: Parts & Meanwhile) => (
      <Fetched code={code} parts={parts as unknown as Parts} meanwhile={meanwhile} heading={heading} />
    ),
    // what fails here is asked for again, and told, when the part is drawn
    { begin: () => void code.come().catch(() => {}) },
  )
}

interface Code<Parts extends object> {
  readonly found: () => ComponentType<Parts> | null
  readonly come: () => Promise<void>
}

interface FetchedParts<Parts extends object> {
  readonly code: Code<Parts>
  readonly parts: Parts
  readonly meanwhile: ReactNode
  readonly heading: string | undefined
}

function Fetched<Parts extends object>({ code, parts, meanwhile, heading }: FetchedParts<Parts>) {
  const [state, tell] = useState<'coming' | 'come' | 'failed'>('coming')
  useEffect(() => {
    if (code.found() !== null) return
    let here = true
    code.come().then(
      () => here && tell('come'),
      () => here && tell('failed'),
    )
    return () => {
      here = false
    }
  }, [code])
  // a browser may remember that a module could not be fetched, and a newer app has others
  if (state === 'failed')
    return (
      <>
        {heading === undefined ? null : (
          <header className="page-head">
            <h1>{heading}</h1>
          </header>
        )}
        <Problem title={words.states.notFetched} problem={new Unreachable()} retry={() => window.location.reload()} />
      </>
    )
  const Part = code.found()
  return Part === null ? meanwhile : <Part {...parts} />
}
