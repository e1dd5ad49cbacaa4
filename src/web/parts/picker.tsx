import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Icon } from './icons.tsx'

export interface Option {
  readonly id: string
  readonly label: string
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
}

// The sheet's code is not needed to read the page: it is fetched when the page stands, so that the first press meets it.
const fetchSheet = () => import('./picker-sheet.tsx')
const PickerSheet = lazy(async () => ({ default: (await fetchSheet()).PickerSheet }))

/** A chip that opens its picker under it. */
export function Picker({ label, value, options, chosen, most, choose }: PickerParts) {
  const [isOpen, setOpen] = useState(false)
  const chip = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const timer = setTimeout(fetchSheet, 300)
    return () => clearTimeout(timer)
  }, [])
  const pick = (ids: readonly string[]): void => {
    choose(ids)
    if (most === 1) setOpen(false)
  }
  return (
    <>
      <Button ref={chip} className="chip" aria-haspopup="dialog" aria-expanded={isOpen} onPress={() => setOpen(true)}>
        <span className="chip-label">{label}</span> <span className="chip-value">{value}</span>
        <Icon name="down" size={16} />
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <PickerSheet {...{ label, options, chosen, most, chip, isOpen, setOpen, pick }} />
        </Suspense>
      ) : null}
    </>
  )
}
