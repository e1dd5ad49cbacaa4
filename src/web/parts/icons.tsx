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
  out: 'M14 4H6v16h8M11 12h10M17.5 8.5 21 12l-3.5 3.5',
  down: 'm6 9 6 6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  right: 'm9 6 6 6-6 6',
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
