import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Cell } from '../../contract/index.ts'
import type { Withheld } from '../../picture/index.ts'
import { later } from './later.tsx'

/** Somebody asks why a figure is kept back. `at`: the mark that was pressed. */
export interface Asked extends Withheld {
  readonly at: Element
}

/** A wider grouping that would show a figure: in words, e.g. `hela kommunen`, and the way there. */
export interface Offer {
  readonly what: string
  readonly take: () => void
}

/** What marks need to tell why they are kept back. */
export interface Why {
  readonly ask: (asked: Asked) => void
  readonly offerOf: (cell: Cell) => Offer | null
  /** is the answer standing on the screen? */
  readonly open: boolean
  /** where the focus goes when an offer is taken: the mark may not be there any more */
  readonly landing: RefObject<HTMLHeadingElement | null>
}

const WhySheet = later(async () => (await import('./why-sheet.tsx')).WhySheet)

/** The why of the marks of some figures, and the sheet that tells it. `of`: the figures; what was asked of others falls. */
export function useWhy(of: object, offerOf: (cell: Cell) => Offer | null) {
  const [asked, setAsked] = useState<(Asked & { readonly of: object }) | null>(null)
  const landing = useRef<HTMLHeadingElement>(null)
  const taken = useRef(false)
  // fetched when the page stands, so that the first press meets it
  useEffect(() => {
    const timer = setTimeout(WhySheet.begin, 300)
    return () => clearTimeout(timer)
  }, [])
  // not before the sheet is gone: until then it holds the focus
  useEffect(() => {
    if (asked !== null || !taken.current) return
    taken.current = false
    landing.current?.focus()
  }, [asked])
  const close = (): void => setAsked(null)
  const take = (offer: Offer): void => {
    taken.current = true
    close()
    offer.take()
  }
  const open = asked?.of === of ? asked : null
  const why: Why = { ask: (next) => setAsked({ ...next, of }), offerOf, open: open !== null, landing }
  const sheet = open === null ? null : <WhySheet asked={open} offer={offerOf(open.cell)} take={take} close={close} />
  return { why, sheet }
}
