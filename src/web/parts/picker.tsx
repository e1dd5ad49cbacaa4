import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Icon } from './icons.tsx'
import { later } from './later.tsx'

export interface Option {
  readonly id: string
  readonly label: string
  /** a sentence or two, under the label */
  readonly about?: string
}

interface PickerParts {
  readonly label: string
  /** the chosen, as the chip says it */
  readonly value: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  /** how many may be chosen at once; 1 closes at once */
  readonly most: number
  readonly choose: (ids: readonly string[]) => void
  /** stands open from the beginning: it has just been asked for */
  readonly opens?: boolean
  /** `adding`: leads to a chip that is not there yet */
  readonly look?: 'chip' | 'adding'
}

// The sheet's code is not needed to read the page: it is fetched when the page stands, so that the first press meets it.
const PickerSheet = later(async () => (await import('./picker-sheet.tsx')).PickerSheet)

/** A chip that opens its picker under it. */
export function Picker({ label, value, options, chosen, most, choose, opens = false, look = 'chip' }: PickerParts) {
  const [isOpen, setOpen] = useState(opens)
  const chip = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const timer = setTimeout(PickerSheet.begin, 300)
    return () => clearTimeout(timer)
  }, [])
  const pick = (ids: readonly string[]): void => {
    choose(ids)
    if (most === 1) setOpen(false)
  }
  return (
    <>
      <Button
        ref={chip}
        className={look === 'chip' ? 'chip' : 'chip adding'}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {look === 'chip' ? null : <Icon name="plus" size={16} />}
        <span className="chip-label">{label}</span>
        {value === '' ? null : <span className="chip-value">{value}</span>}
        {look === 'chip' ? <Icon name="down" size={16} /> : null}
      </Button>
      {isOpen ? <PickerSheet {...{ label, options, chosen, most, chip, isOpen, setOpen, pick }} /> : null}
    </>
  )
}
