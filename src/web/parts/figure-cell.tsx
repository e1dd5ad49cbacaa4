import { Button } from 'react-aria-components/Button'
import type { TableCell, TableRow } from '../../picture/index.ts'
import { words } from '../../picture/index.ts'
import type { Why } from './why.tsx'

/** Whole rows stand apart, and those of the view's own choice are lifted forward. */
export const rowClass = ({ kind, marked }: TableRow): string => `${kind === 'part' ? '' : 'whole'} ${marked ? 'lifted' : ''}`

/** A row's name, and where there is one the way to a question about it alone. */
export function RowName({ row, narrow }: { readonly row: TableRow; readonly narrow: (() => void) | null }) {
  if (narrow === null) return row.label
  return (
    <Button className="row-link" onPress={narrow}>
      {row.label}
    </Button>
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
