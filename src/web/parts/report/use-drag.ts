import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { type Landing, landingAt } from './block-order.ts'

/** The width from which halves stand side by side (styles/reports.css). */
const columnsFrom = 1160
const edge = 70

interface Drag {
  readonly dragged: string | null
  readonly landing: Landing | null
  /** for a block's handle */
  readonly handle: (id: string) => {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
  }
}

/** Dragging by mouse, pen or finger among the elements with `data-block` in a list. Esc and letting go outside of any block change nothing. */
export function useDrag(list: RefObject<HTMLElement | null>, land: (id: string, landing: Landing) => void): Drag {
  const [dragged, setDragged] = useState<string | null>(null)
  const [landing, setLanding] = useState<Landing | null>(null)
  const latest = useRef<Landing | null>(null)
  const end = (): void => {
    setDragged(null)
    setLanding(null)
    latest.current = null
  }
  const follow = (id: string, { clientX, clientY }: PointerEvent): void => {
    const blocks = [...(list.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])]
    const boxes = blocks.map((block) => {
      const { left, right, top, bottom } = block.getBoundingClientRect()
      return { id: block.dataset.block ?? '', left, right, top, bottom }
    })
    const found = landingAt(boxes, clientX, clientY, window.innerWidth >= columnsFrom)
    latest.current = found?.by === id ? null : found
    setLanding(latest.current)
    if (clientY < edge) window.scrollBy(0, -12)
    if (clientY > window.innerHeight - edge) window.scrollBy(0, 12)
  }
  return {
    dragged,
    landing,
    handle: (id) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged(id)
      },
      onPointerMove: (event) => {
        if (dragged === id) follow(id, event)
      },
      onPointerUp: () => {
        if (dragged === id && latest.current !== null) land(id, latest.current)
        end()
      },
      onPointerCancel: end,
    }),
  }
}
