import { Button } from 'react-aria-components/Button'
import type { TableCell, TableRow } from '../../picture/index.ts'
import { words } from '../../picture/index.ts'
import { Icon } from './icons.tsx'
import type { Why } from './why.tsx'

/** Whole rows stand apart, and those of the view's own choice are lifted forward. */
export const rowClass = ({ kind, marked }: TableRow): string => `${kind === 'part' ? '' : 'whole'} ${marked ? 'lifted' : ''}`

interface RowNameParts {
  readonly row: TableRow
  /** the way to a question about the row alone; null where there is none */
  readonly narrow: (() => void) | null
  /** lifts the row forward, or no longer; null where the page has no say in it */
  readonly lift: (() => void) | null
}

/** A row's name, and what may be done with the row. */
export function RowName({ row, narrow, lift }: RowNameParts) {
  const label = <Unbroken text={row.label} />
  const name =
    narrow === null ? (
      label
    ) : (
      <Button className="row-link" onPress={narrow}>
        {label}
      </Button>
    )
  if (lift === null) return name
  return (
    <>
      <button
        type="button"
        className="lift"
        aria-pressed={row.marked}
        aria-label={words.lifting.lift(row.label)}
        title={row.marked ? words.lifting.releaseTitle : words.lifting.liftTitle}
        onClick={lift}
      >
        <Icon name="flag" size={14} />
      </button>
      {name}
    </>
  )
}

/** A name whose years (F–9) stay on one line. */
function Unbroken({ text }: { readonly text: string }) {
  const [, before = '', years, after = ''] = /^(.*?)(\S+–\S+)(.*)$/.exec(text) ?? []
  if (years === undefined) return text
  return (
    <>
      {before}
      <span className="unbroken">{years}</span>
      {after}
    </>
  )
}

interface FigureParts {
  readonly cell: TableCell | undefined
  readonly name: string | undefined
  readonly ask: Why['ask']
}

/** One cell: a figure, or the sign in its place. */
export function Figure({ cell, name, ask }: FigureParts) {
  if (cell === undefined) return null
  if (cell.said === null) return <td className={name}>{cell.text}</td>
  return (
    <td className={name === undefined ? 'withheld' : `${name} withheld`}>
      <Sign {...cell} said={cell.said} ask={ask} />
    </td>
  )
}

/** A sign in place of a figure, and its words for a screen reader; of a figure that is kept back, pressed, it says why. */
function Sign({ text, said, withheld, ask }: TableCell & { readonly said: string; readonly ask: Why['ask'] }) {
  if (withheld === null) {
    return (
      <>
        <span aria-hidden="true">{text}</span>
        <span className="visually-hidden">{said}</span>
      </>
    )
  }
  return (
    <button
      type="button"
      className="why-mark"
      aria-haspopup="dialog"
      aria-label={words.withheld.mark(withheld.who, said)}
      onClick={({ currentTarget }) => ask({ ...withheld, at: currentTarget })}
    >
      {text}
    </button>
  )
}
