import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, RefObject } from 'react'
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ChartMark, DrawnForm, Grid } from '../../picture/index.ts'
import { draw, isHidden, isWithheld, step, words } from '../../picture/index.ts'
import { drawing } from './drawing.tsx'
import type { Why } from './why.tsx'

// A frame narrower than any phone's is one that is not laid out yet.
const narrowest = 200

interface ChartParts {
  readonly form: DrawnForm
  readonly grid: Grid
  readonly title: string
  readonly why: Why
  /** what narrows the question to a row, null where there is nothing to narrow to */
  readonly narrow?: Narrow
  /** lifts a row forward by its member id, or no longer; null where the page has no say in it */
  readonly lift?: ((id: string) => void) | null
}
export type Narrow = (dimension: string | null, id: string) => (() => void) | null
const nowhere: Narrow = () => null

/**
 * A chart laid out for the room it has. Tab enters at the mark last visited, arrow keys walk, hover and tap show the same tip; a mark that
 * is kept back says why when it is pressed, any other narrows the question to its row; L, or a press with Shift, lifts the row forward.
 */
export function Chart({ form, grid, title, why, narrow = nowhere, lift = null }: ChartParts) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  // pointing at a mark draws nothing anew
  const chart = useMemo(
    () => (width < narrowest ? null : draw(form, grid, { width, id: id.replaceAll(/\W/g, ''), title })),
    [form, grid, width, id, title],
  )
  const { rows } = grid.spec
  const rowOf = ({ cell }: ChartMark): string | null =>
    rows === null || cell === null || cell.against !== null ? null : (cell.keys[rows] ?? null)
  const narrowTo = (mark: ChartMark): (() => void) | null => {
    const row = rowOf(mark)
    return row === null ? null : narrow(rows, row)
  }
  const liftRow = (mark: ChartMark): (() => void) | null => {
    const row = rowOf(mark)
    return row === null || lift === null ? null : () => lift(row)
  }
  const { stop, pointed, hear } = useWalk(frame, chart?.marks ?? [], why, { narrowTo, liftRow })
  const opens = (mark: ChartMark | undefined): boolean => mark !== undefined && (isWithheld(mark.cell) || narrowTo(mark) !== null)
  return (
    <div ref={frame} className="chart-frame" {...hear}>
      {chart === null ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a group of images is what it is; fieldset is for forms
        <div
          role="group"
          aria-roledescription={words.chart.roleDescription}
          aria-label={[words.chart.about(title, chart.marks.length), ...(lift === null ? [] : [words.lifting.key])].join(' ')}
          {...(lift === null ? {} : { 'aria-keyshortcuts': 'L' })}
        >
          {drawing(chart.node, { stop, opens: (index) => opens(chart.marks[index]) })}
        </div>
      )}
      {chart?.remarks.map((remark) => (
        <p key={remark} className="quiet">
          {remark}
        </p>
      ))}
      {pointed === null || why.open ? null : <Tip mark={pointed} width={width} why={why} />}
    </div>
  )
}

/** Where the walk stands, what is pointed at, and what the frame must hear of its marks. */
function useWalk(
  frame: RefObject<HTMLDivElement | null>,
  marks: readonly ChartMark[],
  why: Why,
  { narrowTo, liftRow }: Record<'narrowTo' | 'liftRow', (mark: ChartMark) => (() => void) | null>,
) {
  const [active, setActive] = useState(0)
  const [pointed, setPointed] = useState<number | null>(null)
  const stop = Math.min(active, Math.max(0, marks.length - 1))
  const markIn = (target: EventTarget): ChartMark | undefined => marks[markAt(target) ?? -1]
  const lift = (target: EventTarget): void => {
    const mark = markIn(target)
    if (mark !== undefined) liftRow(mark)?.()
  }
  const press = (target: EventTarget, touch: boolean): void => {
    const [at, mark] = [markOf(target), markIn(target)]
    if (at === null || mark === undefined) return
    if (!isWithheld(mark.cell)) {
      // a finger asks for the tip; the table's row narrows
      if (!touch) narrowTo(mark)?.()
      return
    }
    at.focus({ preventScroll: true }) // so that the focus comes back to it
    why.ask({ who: mark.title, cell: mark.cell, lead: null, at })
  }
  const hear = {
    onClick: ({ target, shiftKey, nativeEvent }: MouseEvent<HTMLElement>) =>
      shiftKey ? lift(target) : press(target, nativeEvent instanceof window.PointerEvent && nativeEvent.pointerType === 'touch'),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape') setPointed(null)
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        press(event.target, false)
      }
      if (/^l$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) lift(event.target)
      if (!/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return
      event.preventDefault()
      frame.current?.querySelector<SVGGElement>(`[data-mark="${step(marks, stop, event.key)}"]`)?.focus()
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      setActive(markAt(event.target) ?? stop)
      setPointed(markAt(event.target))
    },
    onBlur: () => setPointed(null),
    ...pointing(frame, setPointed),
  }
  return { stop, pointed: pointed === null ? null : (marks[pointed] ?? null), hear }
}

/** Hover and tap show what focus shows. A page that scrolls under a pointer at rest takes no tip from the keyboard. */
function pointing(frame: RefObject<HTMLDivElement | null>, point: (mark: number | null) => void) {
  const walked = (): number | null => markAt(frame.current?.querySelector('[data-mark]:focus-visible') ?? null)
  const over = (event: PointerEvent<HTMLElement>): void => point(markAt(event.target) ?? walked())
  return { onPointerOver: over, onPointerDown: over, onPointerLeave: () => point(walked()) }
}

const markOf = (target: EventTarget | null): SVGElement | null =>
  target instanceof Element ? target.closest<SVGElement>('[data-mark]') : null

function markAt(target: EventTarget | null): number | null {
  const mark = markOf(target)
  return mark === null ? null : Number(mark.dataset.mark)
}

// The mark's own label says the same to a screen reader.
function Tip({ mark, width, why }: { readonly mark: ChartMark; readonly width: number; readonly why: Why }) {
  const offer = mark.cell === null ? null : why.offerOf(mark.cell)
  const side = mark.x < 120 ? 'start' : mark.x > width - 120 ? 'end' : 'middle'
  return (
    <div className={`tip ${side}`} aria-hidden="true" style={{ left: mark.x, top: mark.y }}>
      <p className="tip-title">{mark.title}</p>
      <p className={isHidden(mark.cell) ? 'tip-reason' : 'tip-value'}>{mark.value}</p>
      {mark.facts.map(({ name, value }) => (
        <p key={name} className="tip-fact">
          <span>{name}</span> {value}
        </p>
      ))}
      {offer === null ? null : <p className="tip-offer">{words.withheld.press(offer.what)}</p>}
    </div>
  )
}

function useWidth(frame: RefObject<HTMLDivElement | null>): number {
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
