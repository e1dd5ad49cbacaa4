// Drawn on a 24 grid with a 1.8 stroke; they take the colour of the text beside them and say nothing of their own.
const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const paths = {
  mirror: 'M4 5.5h6v13H4zM14 5.5h6v13h-6zM12 3v18',
  data: 'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.6 3.8-6 7.5-6s6.7 2.4 7.5 6',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.2 3.2-5.2 6.5-5.2s5.9 2 6.5 5.2M16 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.6c2.2.7 3.6 2.4 4 4.9',
  out: 'M14 4H6v16h8M11 12h10M17.5 8.5 21 12l-3.5 3.5',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12.5 20 4M16.5 7.5l3 3',
  down: 'm6 9 6 6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  right: 'm9 6 6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  close: 'm6 6 12 12M18 6 6 18',
  chart: 'M4 20h16M7 16v-5M12 16V5M17 16v-8',
  more: 'M4.5 12h1M11.5 12h1M18.5 12h1',
  report: 'M6 3h8.5L19 7.5V21H6zM14 3v5h5M9 12.5h7M9 16.5h7',
  flag: 'M6.5 21V4M6.5 4.5h11l-3 4 3 4h-11',
  star: 'm12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z',
  grip: 'M9 5.5h.1M15 5.5h.1M9 12h.1M15 12h.1M9 18.5h.1M15 18.5h.1',
  up: 'm6 15 6-6 6 6',
  remove: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
  half: 'M3.5 5.5h17v13h-17zM12 5.5v13',
  wide: 'M3.5 5.5h17v13h-17z',
  shield: 'M12 3l7.5 3v5.5c0 4.6-3.1 8-7.5 9.5-4.4-1.5-7.5-4.9-7.5-9.5V6z',
  extract: 'M13.5 3.5H6.5v17h11v-13zM13.5 3.5v4h4M9.5 12h5M9.5 16h5',
  blocks: 'M4 4h7v7H4zM4 15.5h7M7.5 13v5.5M13 13h7v7h-7zM16.5 4v7M13 7.5h7',
  bin: 'M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l.8 13.5h9.4l.8-13.5M10 10.5v5.5M14 10.5v5.5',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <path d={paths[name]} />
    </svg>
  )
}

/** The product's mark: a filled pane, its mirror line and the pane's reflection. */
export function Brand({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="brand-mark" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect className="pane" x="2" y="4" width="9" height="20" rx="2.5" />
      <rect className="reflection" x="18" y="5" width="7.5" height="18" rx="2" />
      <path className="fold" d="M14.5 2v24" />
    </svg>
  )
}
