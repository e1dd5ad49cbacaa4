// What a key figure says: against the year before, against the municipality, and whether it has gone one way for long.
import type { Cell, MeasureHead } from '../contract/index.ts'
import { isHidden, isShown } from './grid.ts'
import { formatValue } from './number.ts'
import { mayBeChance } from './sentence.ts'
import { words } from './words/words.ts'

/** The same figure over the school years, oldest first; the last is the one the tile tells. */
export interface TileYears {
  readonly head: MeasureHead
  readonly cells: readonly (Cell | null)[]
  readonly municipality: Cell | null
}

/** `word` leads the sentence (`Högre`), with the tone of the measure's direction; `rest` and `beside` follow. */
export interface TileWords {
  readonly word: string
  readonly tone: 'good' | 'attention' | 'plain'
  readonly rest: string
  readonly beside: string
}

const say = words.start
/** As many steps the same way in a row are worth a word: three or four points tell no trend, but are what one easily misses. */
const worthSaying = 3

export function sayTile({ head, cells, municipality }: TileYears): TileWords {
  const [before, now] = [cells.at(-2) ?? null, cells.at(-1) ?? null]
  const beside = [run(cells), isShown(municipality) ? say.municipality(formatValue(head, municipality.value)) : null]
    .filter((part) => part !== null)
    .join(' ')
  if (!isShown(now)) return { word: '', tone: 'plain', rest: isHidden(now) ? say.hidden : words.marks.missingInWords, beside }
  if (!isShown(before)) return { word: '', tone: 'plain', rest: say.noYearBefore, beside }
  const value = formatValue(head, before.value)
  if (formatValue(head, now.value) === value) return { word: say.same, tone: 'plain', rest: `${say.against(value)}.`, beside }
  const up = now.value > before.value
  const chance = head.unit !== 'pupils' && mayBeChance(now, before)
  return {
    word: up ? say.higher : say.lower,
    tone: chance || head.direction === 'neither' ? 'plain' : up === (head.direction === 'higher') ? 'good' : 'attention',
    rest: `${say.than(value)}${chance ? say.chance : ''}.`,
    beside,
  }
}

/** So many school years in a row the figure has moved the same way, up to now. A year without a figure ends the row. */
function run(cells: readonly (Cell | null)[]): string | null {
  let [steps, way] = [0, 0]
  for (let at = cells.length - 1; at > 0; at--) {
    const [now, before] = [cells[at] ?? null, cells[at - 1] ?? null]
    if (!isShown(now) || !isShown(before)) break
    const step = Math.sign(now.value - before.value)
    if (step === 0 || (way !== 0 && step !== way)) break
    way = step
    steps++
  }
  if (steps < worthSaying) return null
  return way > 0 ? say.rising(steps) : say.falling(steps)
}
