import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { ChartMark, Grid } from '../../picture/index.ts'
import { dumbbell, step, trend, words } from '../../picture/index.ts'
import { drawing } from './drawing.tsx'

const kinds = { rows: dumbbell, years: trend } as const

// A frame narrower than any phone's is one that is not laid out yet.
const narrowest = 200

interface ChartParts {
  readonly kind: keyof typeof kinds
  readonly grid: Grid
  readonly title: string
}

/** A chart laid out for the room it has. Tab enters at the mark last visited, arrow keys walk, hover and tap show the same tip. */
export function Chart({ kind, grid, title }: ChartParts) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [active, setActive] = useState(0)
  const [pointed, setPointed] = useState<number | null>(null)
  const chart = width < narrowest ? null : kinds[kind](grid, { width, id: id.replaceAll(/\W/g, ''), title })
  const stop = chart === null ? 0 : Math.min(active, Math.max(0, chart.marks.length - 1))
  const tip = pointed === null ? undefined : chart?.marks[pointed]
  const walk = (key: string): boolean => {
    if (chart === null || !/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key)) return false
    const next = step(chart.marks, stop, key)
    setActive(next)
    frame.current?.querySelector<SVGGElement>(`[data-mark="${next}"]`)?.focus()
    return true
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are the interactive parts; the frame only hears what they do
    <div
      ref={frame}
      className="chart-frame"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setPointed(null)
        else if (walk(event.key)) event.preventDefault()
      }}
      onPointerOver={(event) => setPointed(markAt(event.target))}
      onPointerDown={(event) => setPointed(markAt(event.target))}
      onPointerLeave={() => setPointed(null)}
      onFocus={(event) => {
        const at = markAt(event.target)
        if (at !== null) setActive(at)
        setPointed(at)
      }}
      onBlur={() => setPointed(null)}
    >
      {chart === null ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a group of images is what it is; fieldset is for forms
        <div
          role="group"
          aria-roledescription={words.chart.roleDescription}
          aria-label={words.chart.about(title, chart.marks.length)}
        >
          {drawing(chart.node, stop)}
        </div>
      )}
      {tip === undefined ? null : <Tip mark={tip} width={width} />}
    </div>
  )
}

function markAt(target: EventTarget): number | null {
  const mark = target instanceof Element ? target.closest('[data-mark]') : null
  return mark === null ? null : Number(mark.getAttribute('data-mark'))
}

// The mark's own label says the same to a screen reader.
function Tip({ mark, width }: { readonly mark: ChartMark; readonly width: number }) {
  const side = mark.x < 120 ? 'start' : mark.x > width - 120 ? 'end' : 'middle'
  return (
    <div className={`tip ${side}`} aria-hidden="true" style={{ left: mark.x, top: mark.y }}>
      <p className="tip-title">{mark.title}</p>
      <p className="tip-value">{mark.value}</p>
      {mark.facts.map(({ name, value }) => (
        <p key={name} className="tip-fact">
          <span>{name}</span> {value}
        </p>
      ))}
    </div>
  )
}

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const seen = frame.current
    if (seen === null) return
    setWidth(Math.floor(seen.clientWidth))
    const observer = new ResizeObserver(() => setWidth(Math.floor(seen.clientWidth)))
    observer.observe(seen)
    return () => observer.disconnect()
  }, [frame])
  return width
}
