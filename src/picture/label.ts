// What a mark or a table cell says: short for the eye, whole for a screen reader.
import type { Cell, MeasureHead } from '../contract/index.ts'
import { isShown } from './grid.ts'
import { formatNumber, formatQuantity, formatValue } from './number.ts'
import { words } from './words/sv.ts'

/** What a table prints for a cell: the figure, or the mark of its state; never blank, never 0 for a hidden one. */
export function cellText(head: MeasureHead, cell: Cell | null): string {
  if (cell === null || cell.state === 'missing') return cell?.mark ?? words.marks.missing
  if (cell.state === 'hidden') return cell.mark ?? words.marks.hidden
  if (cell.state === 'notApplicable') return cell.mark ?? words.marks.notApplicable
  if (cell.state === 'approximate') return roughText(head, cell)
  return cell.value === null ? words.marks.missing : formatValue(head, cell.value)
}

function roughText(head: MeasureHead, cell: Cell): string {
  const told = cell.mark ?? (cell.value === null ? words.marks.hidden : `~${formatValue(head, cell.value)}`)
  return head.unit === 'share' && /\d$/.test(told) ? `${told}\u00a0%` : told
}

/** The same in words, for a screen reader: a state is named, a figure carries its unit. */
export function cellInWords(head: MeasureHead, cell: Cell | null): string {
  if (cell === null || cell.state === 'missing') return words.marks.missingInWords
  if (cell.state === 'hidden') return `${words.marks.hiddenFigure}, ${words.marks.hiddenInWords}`
  if (cell.state === 'notApplicable') return words.marks.notApplicableInWords
  if (cell.state === 'approximate') return `${words.marks.approximate} ${roughText(head, cell).replace('~', '')}`
  return cell.value === null ? words.marks.missingInWords : formatQuantity(head, cell.value)
}

/** One line of a tip: what it is and what it says. */
export interface Fact {
  readonly name: string
  readonly value: string
}

export interface MarkWords {
  /** the whole in one sentence, for screen readers */
  readonly label: string
  readonly title: string
  readonly value: string
  readonly facts: readonly Fact[]
}

/** Everything a mark can tell. `who` e.g. `Åsskolan, flickor`. */
export function markWords(head: MeasureHead, who: string, cell: Cell | null, reference: Cell | null): MarkWords {
  const facts: Fact[] = []
  const said = [cellInWords(head, cell)]
  if (cell !== null && isShown(cell) && cell.low !== null && cell.high !== null) {
    const [low, high] = [formatValue(head, cell.low), formatValue(head, cell.high)]
    facts.push({ name: words.chart.tipInterval, value: words.chart.to(low, high) })
    said.push(words.marks.interval(low, high))
  }
  if (cell !== null && cell.n !== null && head.unit !== 'pupils') {
    facts.push({ name: words.chart.tipPupils, value: formatNumber(cell.n) })
    said.push(words.marks.pupils(formatNumber(cell.n)))
  }
  if (isShown(reference)) {
    facts.push({ name: words.municipality, value: formatValue(head, reference.value) })
    said.push(words.marks.against(words.municipality.toLowerCase(), formatValue(head, reference.value)))
  }
  const reason = cell?.reason?.text ?? null
  if (reason !== null) said.push(reason.replace(/\.$/, ''))
  return { label: `${who}: ${said.join(', ')}.`, title: who, value: reason ?? cellText(head, cell), facts }
}
