import type { KeyboardEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person, PlacedBlock, ReadingChoice } from '../../../contract/index.ts'
import { reportWords } from '../../../picture/index.ts'
import { Field } from '../field.tsx'
import { Icon } from '../icons.tsx'
import { Lines } from '../lines.tsx'
import type { Landing } from './block-order.ts'
import { QuestionEditor } from './question-editor.tsx'
import { titleOfBlock } from './reading-choice.ts'
import type { useDrag } from './use-drag.ts'

const said = reportWords.editing

export type Act = 'up' | 'down' | 'half' | 'full' | 'remove'

interface BlockEditorParts {
  readonly placed: PlacedBlock
  readonly at: number
  readonly of: number
  readonly catalogue: Catalogue
  readonly choice: ReadingChoice
  readonly person: Person
  readonly csrf: string
  readonly drag: ReturnType<typeof useDrag>
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly act: (act: Act) => void
  readonly change: (next: PlacedBlock, about: string | null, told?: string) => void
}

const keys: Readonly<Record<string, Act>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'half', ArrowRight: 'full' }

/** What a block is called while it is moved about. */
export function nameOf({ block, keeps }: PlacedBlock, catalogue: Catalogue): string {
  if (block.kind === 'question') return titleOfBlock(block, keeps, catalogue)
  const text = block.text.trim().slice(0, 40)
  return text === '' ? said.emptyText : text
}

/** A block with its handle, what can be done with it, and what it says. */
export function BlockEditor(parts: BlockEditorParts) {
  const { placed, at, of, catalogue, drag, act } = parts
  const { block, width } = placed
  const name = nameOf(placed, catalogue)
  const onKeyDown = (event: KeyboardEvent): void => {
    const told = keys[event.key]
    if (told === undefined) return
    event.preventDefault()
    act(told)
  }
  return (
    <li
      className={`edit-block ${width} ${landingOf(drag.landing, block.id)}`}
      data-block={block.id}
      data-dragged={drag.dragged === block.id}
    >
      <div className="edit-bar">
        <button
          type="button"
          className="icon-button handle"
          data-handle={block.id}
          aria-label={said.drag(name)}
          onKeyDown={onKeyDown}
          {...drag.handle(block.id)}
        >
          <Icon name="grip" />
        </button>
        <p className="edit-name">
          <span className="visually-hidden">{said.block(at + 1, of)}</span>
          {block.kind === 'question' ? name : said.kindNames[block.kind]}
        </p>
        <IconAct name="up" label={`${said.up}: ${name}`} off={at === 0} act={() => act('up')} />
        <IconAct name="down" label={`${said.down}: ${name}`} off={at === of - 1} act={() => act('down')} />
        <Button
          className="icon-button on-wide"
          aria-label={`${width === 'half' ? said.full : said.half}: ${name}`}
          onPress={() => act(width === 'half' ? 'full' : 'half')}
        >
          <Icon name={width === 'half' ? 'wide' : 'half'} />
        </Button>
        <IconAct name="remove" label={`${said.remove}: ${name}`} off={false} act={() => act('remove')} />
      </div>
      <Body {...parts} />
    </li>
  )
}

function Body({ placed, catalogue, choice, person, csrf, open, setOpen, change }: BlockEditorParts) {
  const { block } = placed
  if (block.kind === 'question')
    return <QuestionEditor {...{ placed, block, catalogue, choice, person, csrf, open, setOpen, change }} />
  const write = (text: string): void => change({ ...placed, block: { ...block, text } }, `text ${block.id}`)
  if (block.kind === 'text')
    return <Lines label={said.text} value={block.text} change={write} hint={said.textHint} rows={4} optional />
  return <Field label={said.heading} name={`heading-${block.id}`} value={block.text} change={write} autoComplete="off" />
}

const landingOf = (landing: Landing | null, id: string): string => (landing?.by === id ? `land-${landing.edge}` : '')

interface IconActParts {
  readonly name: 'up' | 'down' | 'remove'
  readonly label: string
  readonly off: boolean
  readonly act: () => void
}
function IconAct({ name, label, off, act }: IconActParts) {
  return (
    <Button className="icon-button" aria-label={label} isDisabled={off} onPress={act}>
      <Icon name={name} />
    </Button>
  )
}
