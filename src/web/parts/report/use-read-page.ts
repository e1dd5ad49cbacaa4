// What a report's page is read for, in its address: every turn can be undone.
import type { Catalogue, Person, ReadingChoice, ReportContent } from '../../../contract/index.ts'
import { exploreWords } from '../../../picture/index.ts'
import { go, usePlace } from '../../place.ts'
import { type Held, nothingHeld, readHeld, readReadingChoice, writeReadingChoice } from './reading-choice.ts'
import type { ReportPageParts } from './telling.ts'
import type { ReadAt } from './use-reading.ts'

interface ReadPageParts extends ReportPageParts {
  readonly content: ReportContent
  readonly catalogue: Catalogue
  readonly person: Person
}

export interface ReadPage {
  readonly read: ReadAt & Omit<ReadPageParts, 'tell'>
  /** what a link that led here holds fast */
  readonly held: Held
  /** the question part of the address */
  readonly search: string
  /** `told` says what changed, for the undo toast */
  readonly turn: (next: ReadingChoice, told: string) => void
  /** lets go of what is held fast: the latest figures */
  readonly latest: () => void
}

export function useReadPage({ tell, ...parts }: ReadPageParts): ReadPage {
  const place = usePlace()
  const { content, person } = parts
  const choice = readReadingChoice(place.searchParams, content, person)
  const held = readHeld(place.searchParams)
  const to = (next: ReadingChoice, keeping: Held, told: string): void => {
    const before = place.pathname + place.search
    go(place.pathname + writeReadingChoice(next, content, person, keeping))
    tell({ told, undo: () => go(before) })
  }
  return {
    ...{ held, search: place.search },
    read: { ...parts, choice, version: held.version },
    turn: (next, told) => to(next, held, told),
    latest: () => to(choice, nothingHeld, exploreWords.latestShown),
  }
}
