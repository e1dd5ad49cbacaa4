// What a mark or a table cell says: short for the eye, whole for a screen reader.
import type { Cell, MeasureHead } from '../contract/index.ts'
import type { GridRow } from './grid.ts'
import { isFaint, isShown } from './grid.ts'
import { formatNumber, formatQuantity, formatValue } from './number.ts'
import { againstAt } from './reference.ts'
import { words } from './words/words.ts'

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
  return head.unit === 'share' && /\d$/.test(told) ? words.percent(told) : told
}

/** The same in words, for a screen reader: a state is named, a figure carries its unit. */
export function cellInWords(head: MeasureHead, cell: Cell | null): string {
  if (cell === null || cell.state === 'missing') return words.marks.missingInWords
  if (cell.state === 'hidden') return `${words.marks.hiddenFigure}, ${hiddenInWords(cell)}`
  if (cell.state === 'notApplicable') return words.marks.notApplicableInWords
  if (cell.state === 'approximate') return roughInWords(roughText(head, cell))
  if (cell.value === null) return words.marks.missingInWords
  const told = formatQuantity(head, cell.value)
  if (cell.state === 'unreliable') return `${told}, ${words.marks.unreliable}`
  return isFaint(head, cell) ? `${told}, ${words.marks.wide}` : told
}

// A number of pupils in tens says so itself.
const roughInWords = (told: string): string => (told.startsWith('~') ? `${words.marks.approximate} ${told.slice(1)}` : told)

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
  /** the cell it tells of; null where there is none, and where it tells of several */
  readonly cell: Cell | null
}

/** `rounded`: numbers of pupils are told in tens only. */
interface Told {
  readonly head: MeasureHead
  readonly rounded: boolean
}

/** Why nothing is shown, in a few words: too few here, or others who would be given away. */
export const hiddenInWords = (cell: Cell | null): string =>
  cell?.reason?.code === 'small' ||
  cell?.reason?.code === 'fewAnswers' ||
  cell?.reason?.code === 'secondary' ||
  cell?.reason?.code === 'complement'
    ? words.marks.hiddenForOthers
    : words.marks.hiddenInWords

/** What a mark is held against: `Förra läsåret`, and the figure in the measure's unit. */
export interface Against {
  readonly label: string
  readonly value: number
}

/** The comparisons of a row that are shown, for a mark of series `at`. */
export const heldAgainst = ({ references }: Pick<GridRow, 'references'>, at: number): readonly Against[] =>
  references.flatMap((reference) => {
    const cell = againstAt(reference, at)
    return isShown(cell) ? [{ label: reference.label, value: cell.value }] : []
  })

/** Everything a mark can tell. `who` e.g. `Åsskolan, flickor`. */
export function markWords({ head, rounded }: Told, who: string, cell: Cell | null, against: readonly Against[]): MarkWords {
  const facts: Fact[] = []
  const said = [cellInWords(head, cell)]
  if (cell !== null && isShown(cell) && cell.low !== null && cell.high !== null) {
    const [low, high] = [formatValue(head, cell.low), formatValue(head, cell.high)]
    facts.push({ name: words.chart.tipInterval, value: words.chart.to(low, high) })
    said.push(words.marks.interval(low, high))
  }
  if (cell !== null && cell.n !== null && head.unit !== 'pupils') {
    const count = formatNumber(cell.n)
    const grades = cell.counts === 'grades'
    facts.push({
      name: grades ? words.chart.tipGrades : words.chart.tipPupils,
      value: rounded ? words.marks.rounded(count) : count,
    })
    said.push(grades ? words.marks.grades(count, rounded) : words.marks.pupils(count, rounded))
  }
  for (const { label, value } of isShown(cell) ? against : []) {
    facts.push({ name: label, value: formatValue(head, value) })
    said.push(words.marks.against(inSentence(label), formatValue(head, value)))
  }
  const reason = cell?.reason?.text ?? null
  const label = `${who}: ${said.join(', ')}.`
  return { label: reason === null ? label : `${label} ${reason}`, title: who, value: reason ?? cellText(head, cell), facts, cell }
}

/** The words of a mark, said to be marked where its row is lifted forward. */
export const liftedWords = ({ marked }: Pick<GridRow, 'marked'>, told: MarkWords): MarkWords =>
  marked ? { ...told, label: `${words.chart.lifted}: ${told.label}` } : told

/** A name as it stands inside a sentence: `kommunen`, `förra läsåret`. */
export const inSentence = (label: string): string => words.inSentence(label)
