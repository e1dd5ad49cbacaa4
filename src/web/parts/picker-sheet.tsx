import type { ReactNode, RefObject } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Button } from 'react-aria-components/Button'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { words } from '../../picture/index.ts'
import { Icon } from './icons.tsx'
import type { Option } from './picker.tsx'

interface PickerSheetParts {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly most: number
  readonly chip: RefObject<HTMLButtonElement | null>
  readonly isOpen: boolean
  readonly setOpen: (open: boolean) => void
  readonly pick: (ids: readonly string[]) => void
}

const searchableFrom = 8

/** What opens under a chip (on a phone from below): type to filter, arrows, Enter, Esc. */
export function PickerSheet({ label, options, chosen, most, chip, isOpen, setOpen, pick }: PickerSheetParts) {
  return (
    <Popover className="picker" placement="bottom start" offset={6} triggerRef={chip} isOpen={isOpen} onOpenChange={setOpen}>
      <Dialog aria-label={label}>
        <p className="picker-title" aria-hidden="true">
          {label}
        </p>
        <Searchable label={label} active={options.length >= searchableFrom}>
          <Choices label={label} options={options} chosen={chosen} most={most} pick={pick} />
        </Searchable>
        {most > 1 ? (
          <div className="picker-foot">
            <p>{most < options.length ? words.filters.atMost(most) : null}</p>
            <Button className="button primary" onPress={() => setOpen(false)}>
              {words.filters.done}
            </Button>
          </div>
        ) : null}
      </Dialog>
    </Popover>
  )
}

interface SearchableParts {
  readonly label: string
  readonly active: boolean
  readonly children: ReactNode
}
const contains = (text: string, typed: string): boolean =>
  text.toLocaleLowerCase('sv').includes(typed.trim().toLocaleLowerCase('sv'))

function Searchable({ label, active, children }: SearchableParts) {
  if (!active) return children
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={words.filters.search(label)} autoFocus className="search">
        <Input placeholder={words.filters.searchHint} />
      </SearchField>
      {children}
    </Autocomplete>
  )
}

interface ChoicesParts {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly most: number
  readonly pick: (ids: readonly string[]) => void
}
function Choices({ label, options, chosen, most, pick }: ChoicesParts) {
  const few = options.length < searchableFrom
  return (
    <ListBox
      aria-label={label}
      className="choices"
      items={options}
      selectionMode={most > 1 ? 'multiple' : 'single'}
      disallowEmptySelection={most === 1}
      escapeKeyBehavior="none"
      selectedKeys={chosen}
      autoFocus={few ? 'first' : false}
      onSelectionChange={(keys) => pick(keys === 'all' ? options.map(({ id }) => id) : [...keys].map(String))}
      renderEmptyState={() => <p className="no-match">{words.filters.noMatch}</p>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className="choice">
          {({ isSelected }) => (
            <>
              <span className="choice-words">
                {option.label}
                {option.about === undefined ? null : <small>{option.about}</small>}
              </span>
              {isSelected ? <Icon name="check" size={18} /> : null}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
